import random
import sys

WIDTH = sys.hash_info.width
if WIDTH == 64:
    P1, P2 = 11400714785074694791, 14029467366897019727
    P5, TURN = 2870177450012600261, 31
else:
    P1, P2, P5, TURN = 2654435761, 2246822519, 374761393, 13
MASK = 2**WIDTH - 1


def tuple_hash(items):
    total = P5
    for item in items:  # 只用到每个元素的哈希，不看元素本身
        total = (total + (hash(item) & MASK) * P2) & MASK
        total = (total << TURN | total >> (WIDTH - TURN)) & MASK
        total = total * P1 & MASK
    total = (total + (len(items) ^ P5 ^ 3527539)) & MASK
    if total == MASK:  # 又是 -1
        return 1546275796
    return total - (MASK + 1) if total >> (WIDTH - 1) else total


rng = random.Random(7)
pool = [0, 1, -1, 2.5, "茶", None, (1, 2), frozenset({3})]
rows = [tuple(rng.choices(pool, k=rng.randrange(9))) for _ in range(2000)]
same = sum(tuple_hash(row) == hash(row) for row in rows)
print("手写的与 hash() 一致:", same, "/", len(rows))
print("顺序算数:", hash((1, 2)) != hash((2, 1)))
print("元素相撞，元组也相撞:", hash(("茶", -1)) == hash(("茶", -2)))
print("却并不相等:", ("茶", -1) != ("茶", -2))

# Output:
# 手写的与 hash() 一致: 2000 / 2000
# 顺序算数: True
# 元素相撞，元组也相撞: True
# 却并不相等: True
