import time
from unittest.mock import patch


def timer(function):
    def wrapper():
        start = time.time()
        function()
        print("耗时是负数:", time.time() - start < 0)

    return wrapper


@timer
def total(prices=(30, 12)):
    return sum(prices)


# 模拟校时：第二次读数之前，系统时钟被拨回 2 秒
with patch("time.time", side_effect=[1000.0, 998.0]):
    print("返回值:", total())

try:
    total([1, 2])
except TypeError as error:
    print("传参数:", error)

for clock in ("time", "perf_counter"):
    print(clock, "可以被拨动:", time.get_clock_info(clock).adjustable)

# Output:
# 耗时是负数: True
# 返回值: None
# 传参数: timer.<locals>.wrapper() takes 0 positional arguments but 1 was given
# time 可以被拨动: True
# perf_counter 可以被拨动: False
