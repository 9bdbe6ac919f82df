import struct
import sys


def narrow():
    yield


def wide(a, b, c, d, e, f, g, h):
    yield


short = (n * n for n in range(10))
long = (n * n for n in range(10**12))
before = sys.getsizeof(long)
for _ in range(100_000):
    next(long)

print("范围差一千亿倍，一样大:", sys.getsizeof(short) == before)
print("走了十万步，没有变:", sys.getsizeof(long) == before)
print("不到 300 字节:", before < 300)
more = sys.getsizeof(wide(*"abcdefgh")) - sys.getsizeof(narrow())
print("多 8 个局部变量，恰好多 8 个指针:", more == 8 * struct.calcsize("P"))

# Output:
# 范围差一千亿倍，一样大: True
# 走了十万步，没有变: True
# 不到 300 字节: True
# 多 8 个局部变量，恰好多 8 个指针: True
