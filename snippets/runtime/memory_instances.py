import sys
import tracemalloc


class Point:
    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z


class Slotted:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z


def asked_for_dict(x, y, z):
    point = Point(x, y, z)
    vars(point)  # 看一眼，字典就建出来了
    return point


def bytes_each(make, count=1000):
    warm = [make(1, 2, 3) for _ in range(count)]  # 先让类的布局稳定下来
    kept = [None] * count
    tracemalloc.start()
    for index in range(count):
        kept[index] = make(1, 2, 3)
    each = tracemalloc.get_traced_memory()[0] / count
    tracemalloc.stop()
    return round(each) if warm else None


for make in Point, asked_for_dict, Slotted:
    size = sys.getsizeof(make(1, 2, 3))
    print(f"{make.__name__:14} getsizeof {size}，实际分配 {bytes_each(make)}")

# Output (browser):
# Point          getsizeof 24，实际分配 48
# asked_for_dict getsizeof 24，实际分配 88
# Slotted        getsizeof 28，实际分配 28

# Output (>=3.13):
# Point          getsizeof 48，实际分配 96
# asked_for_dict getsizeof 48，实际分配 160
# Slotted        getsizeof 56，实际分配 56

# Output (>=3.12):
# Point          getsizeof 48，实际分配 88
# asked_for_dict getsizeof 48，实际分配 152
# Slotted        getsizeof 56，实际分配 56

# Output:
# Point          getsizeof 56，实际分配 96
# asked_for_dict getsizeof 56，实际分配 160
# Slotted        getsizeof 56，实际分配 56

# Guess:
# Point          getsizeof 56，实际分配 56
# asked_for_dict getsizeof 56，实际分配 56
# Slotted        getsizeof 56，实际分配 56
