import random
import sys

BITS = sys.hash_info.width


class Key:
    def __init__(self):
        self.hash = rng.randrange(2 ** (BITS - 3))

    def __hash__(self):
        return self.hash


def path(start, shift):
    perturb = start
    slot = start % 8
    while True:
        yield slot
        perturb >>= shift
        slot = (slot * 5 + perturb + 1) % 8


def trial(shift):
    keys = [Key() for _ in range(5)]  # 8 个槽的字典最多放 5 个
    real = dict.fromkeys(keys)
    slots = dict.fromkeys(range(8))
    for key in keys:
        slots[next(s for s in path(key.hash, shift) if not slots[s])] = key
    lost = rng.choice(keys)
    lost.hash = Key().hash  # 换一个哈希，它就成了探针
    seen = []
    for slot in path(lost.hash, shift):
        seen.append(slots[slot])
        if slots[slot] in (None, lost):
            break
    return (lost in seen) == (lost in real)


rng = random.Random(7)
for shift in (5, 4, 60):
    right = sum(trial(shift) for _ in range(2000))
    print(f"每次右移 {shift:2} 位，预言全中:", right == 2000)

# Output:
# 每次右移  5 位，预言全中: True
# 每次右移  4 位，预言全中: False
# 每次右移 60 位，预言全中: False
