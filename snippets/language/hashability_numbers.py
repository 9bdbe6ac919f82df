import random
import sys
from decimal import Decimal
from fractions import Fraction

P = sys.hash_info.modulus


def number_hash(x):
    above, below = x.as_integer_ratio()
    if below % P == 0:  # 分母没有逆元，当作无穷大
        value = sys.hash_info.inf
    else:
        value = abs(above) * pow(below, -1, P) % P
    value = value if above >= 0 else -value
    return -2 if value == -1 else value  # C 代码拿 -1 表示出错


print("P 是梅森素数:", P in (2**61 - 1, 2**31 - 1))
ones = [1, 1.0, True, Decimal("1.00"), Fraction(3, 3), 1 + 0j]
print("六个 1 的哈希:", [hash(one) for one in ones])
print("-1 与 -2 的哈希:", hash(-1), hash(-2))

rng = random.Random(7)
samples = [-1, True, P, -P, Fraction(1, P), Fraction(-1, P)]
for _ in range(1000):
    n = rng.randrange(-(10**30), 10**30)
    samples += [n, n / 7**20, Fraction(n, 7**20), Decimal(n) / 10**9]
same = sum(number_hash(x) == hash(x) for x in samples)
print("手写的与 hash() 一致:", same, "/", len(samples))

# Output:
# P 是梅森素数: True
# 六个 1 的哈希: [1, 1, 1, 1, 1, 1]
# -1 与 -2 的哈希: -2 -2
# 手写的与 hash() 一致: 4006 / 4006
