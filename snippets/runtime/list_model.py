import random
import struct
import sys

POINTER = struct.calcsize("P")


def capacity(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // POINTER


def list_resize(allocated, size, newsize):
    """现有 size 个元素、allocated 格，要变成 newsize 个：返回新的格数。"""
    if allocated >= newsize >= allocated >> 1:
        return allocated  # 放得下，又没有空掉一半：不动
    wanted = (newsize + (newsize >> 3) + 6) & ~3
    if newsize - size > wanted - newsize:  # 一下子来了很多：少留一点
        wanted = (newsize + 3) & ~3
    return wanted if newsize else 0


random.seed(9)
items, allocated, agreed = [], 0, 0
for _ in range(50_000):
    size = len(items)
    match random.choice(["append", "pop", "insert", "extend", "del"]):
        case "append":
            items.append(0)
        case "pop" if items:
            items.pop()
        case "insert":
            items.insert(size // 2, 0)
        case "extend" if items:
            items.extend([0] * random.randrange(1, 40))
        case "del":
            del items[: random.randrange(44)]
    allocated = list_resize(allocated, size, len(items))
    agreed += capacity(items) == allocated
print("五万次随机操作，容量与公式相同的次数:", agreed)

# Output:
# 五万次随机操作，容量与公式相同的次数: 50000
