import struct
import sys

POINTER = struct.calcsize("P")


def capacity(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // POINTER


def since_39(newsize):
    return (newsize + (newsize >> 3) + 6) & ~3


def until_38(newsize):
    return newsize + (newsize >> 3) + (3 if newsize < 9 else 6)


def predicted(rule, appends):
    allocated, steps = 0, []
    for newsize in range(1, appends + 1):
        if newsize > allocated:  # 放不下了才换
            allocated = rule(newsize)
            steps.append(allocated)
    return steps


orders, measured = [], []
for number in range(100_000):
    orders.append(number)
    if not measured or capacity(orders) != measured[-1]:
        measured.append(capacity(orders))
print("量到的:", *measured[:10])
print("3.9 起的公式:", *predicted(since_39, 100)[:10])
print("3.8 及以前:", *predicted(until_38, 100)[:10])
print("十万次的每一级都相同:", measured == predicted(since_39, 100_000))
print("一共换过几次数组:", len(measured))

# Output:
# 量到的: 4 8 16 24 32 40 52 64 76 92
# 3.9 起的公式: 4 8 16 24 32 40 52 64 76 92
# 3.8 及以前: 4 8 16 25 35 46 58 72 88 106
# 十万次的每一级都相同: True
# 一共换过几次数组: 66
