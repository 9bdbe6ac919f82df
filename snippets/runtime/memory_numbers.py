import tracemalloc
from array import array

COUNT = 100_000


def bytes_each(make):
    tracemalloc.start()
    numbers = make()
    each = tracemalloc.get_traced_memory()[0] / COUNT
    tracemalloc.stop()
    return round(each) if numbers else None


makers = {
    "列表，不同的大整数": lambda: list(range(1000, 1000 + COUNT)),
    "列表，同一个整数": lambda: [1000] * COUNT,
    "元组，小整数": lambda: tuple(n % 200 for n in range(COUNT)),
    "元组，浮点数": lambda: tuple(n / 3 for n in range(COUNT)),
    "array('q')，8 字节整数": lambda: array("q", [0]) * COUNT,
    "array('f')，4 字节浮点数": lambda: array("f", [0]) * COUNT,
    "bytes，0 到 255": lambda: bytes(COUNT),
}
for name, make in makers.items():
    print(f"{name}: {bytes_each(make)}")

# Output (browser):
# 列表，不同的大整数: 20
# 列表，同一个整数: 4
# 元组，小整数: 4
# 元组，浮点数: 20
# array('q')，8 字节整数: 8
# array('f')，4 字节浮点数: 4
# bytes，0 到 255: 1

# Output:
# 列表，不同的大整数: 40
# 列表，同一个整数: 8
# 元组，小整数: 8
# 元组，浮点数: 32
# array('q')，8 字节整数: 8
# array('f')，4 字节浮点数: 4
# bytes，0 到 255: 1
