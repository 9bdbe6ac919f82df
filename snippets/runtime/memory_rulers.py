import gc
import os
import sys
import tracemalloc


def deep_size(thing):
    """它和它够得着的一切，同一个对象只算一次。"""
    seen, todo, total = set(), [thing], 0
    while todo:
        item = todo.pop()
        if id(item) not in seen and not isinstance(item, type):
            seen.add(id(item))
            total += sys.getsizeof(item)
            todo += gc.get_referents(item)
    return total


def traced(make):
    tracemalloc.start()
    thing = make()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size if thing else None


def resident():
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])  # 第二个数：常驻的页
    return pages * os.sysconf("SC_PAGE_SIZE")


def grown(make):
    before = resident()
    thing = make()
    return resident() - before if thing else None


makers = {
    "五十万个平方数": lambda: [n * n for n in range(500_000)],
    "同一张图放一百次": lambda: [b"\x80" * 20_000_000] * 100,
    "两亿字节的零": lambda: bytes(200_000_000),
}
growths = [grown(make) for make in makers.values()]  # 先量它，免得别的尺子弄脏
for (name, make), growth in zip(makers.items(), growths, strict=True):
    thing = make()
    rulers = sys.getsizeof(thing), deep_size(thing), traced(make)
    shell, deep, trace = (round(size / 1e6) for size in rulers)
    print(f"{name}（MB）")
    print(f"  getsizeof {shell}，深大小 {deep}，tracemalloc {trace}", end="")
    print(f"，常驻内存约 {round(growth / 1e7) * 10}")

# Output (linux):
# 五十万个平方数（MB）
#   getsizeof 4，深大小 20，tracemalloc 20，常驻内存约 20
# 同一张图放一百次（MB）
#   getsizeof 0，深大小 20，tracemalloc 20，常驻内存约 20
# 两亿字节的零（MB）
#   getsizeof 200，深大小 200，tracemalloc 200，常驻内存约 0

# Guess:
# 五十万个平方数（MB）
#   getsizeof 4，深大小 20，tracemalloc 20，常驻内存约 20
# 同一张图放一百次（MB）
#   getsizeof 0，深大小 2000，tracemalloc 2000，常驻内存约 2000
# 两亿字节的零（MB）
#   getsizeof 200，深大小 200，tracemalloc 200，常驻内存约 200

# Timeout: 60
