import random
import sys

BITS = sys.hash_info.width
EMPTY, DELETED = -1, -2


class CompactDict:
    def __init__(self):
        self.rebuild([])

    def rebuild(self, entries):
        size = 8
        while size < 3 * len(entries):
            size *= 2
        self.entries, self.indices = [], [EMPTY] * size
        self.room = size * 2 // 3
        for key, value in entries:
            self[key] = value

    def path(self, key):
        """依次给出要看的槽。"""
        mask = len(self.indices) - 1
        perturb = hash(key) & (2**BITS - 1)
        slot = perturb & mask
        while True:
            yield slot
            perturb >>= 5
            slot = (slot * 5 + perturb + 1) & mask

    def find(self, key):
        for slot in self.path(key):
            number = self.indices[slot]
            if number == EMPTY:  # 再往后也不会有
                return None
            if number >= 0 and self.entries[number][0] == key:
                return slot

    def __setitem__(self, key, value):
        slot = self.find(key)
        if slot is not None:  # 换值，不换键，不换位置
            old, _ = self.entries[self.indices[slot]]
            self.entries[self.indices[slot]] = old, value
            return
        if self.room == 0:
            self.rebuild(list(self))
        free = (s for s in self.path(key) if self.indices[s] < 0)
        self.indices[next(free)] = len(self.entries)
        self.entries.append((key, value))
        self.room -= 1

    def __delitem__(self, key):
        slot = self.find(key)
        self.entries[self.indices[slot]] = None
        self.indices[slot] = DELETED

    def __iter__(self):
        return (entry for entry in self.entries if entry)


small = CompactDict()
for number in (3, 11, 6):
    small[number] = f"{number} 号"
del small[3]
print("索引表:", small.indices)
print("条目:", small.entries)

rng, mine, real, same = random.Random(7), CompactDict(), {}, 0
for step in range(5000):
    key = rng.randrange(-50, 50) * 2 ** rng.randrange(40)
    if key in real and rng.random() < 0.6:
        del mine[key], real[key]
    else:
        mine[key] = real[key] = step
    same += list(mine) == list(real.items())
print("每一步之后，内容和次序都与 dict 相同:", same, "/ 5000")

# Output:
# 索引表: [1, -1, -1, -2, -1, -1, 2, -1]
# 条目: [None, (11, '11 号'), (6, '6 号')]
# 每一步之后，内容和次序都与 dict 相同: 5000 / 5000

# Diagram: small
