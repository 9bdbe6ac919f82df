import struct
import sys

POINTER = struct.calcsize("P")


def capacity(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // POINTER


nine = [0, 1, 2, 3, 4, 5, 6, 7, 8]
extended = []
extended.extend(nine)
topped = nine[:8]
topped.extend([8])
made = {
    "[0] * 9": [0] * 9,
    "nine[:]": nine[:],
    "nine + []": nine + [],
    "[0, 1, …, 8]": nine,
    "list(nine)": list(nine),
    "sorted(nine)": sorted(nine),
    "[].extend(nine)": extended,
    "list(map(int, nine))": list(map(int, nine)),
    "[int(n) for n in nine]": [int(n) for n in nine],
    "八个再 extend 一个": topped,
}
print("都相等:", all(items == nine for items in list(made.values())[1:]))
for way, items in made.items():
    print(f"{way}: {capacity(items)}")

# Output:
# 都相等: True
# [0] * 9: 9
# nine[:]: 9
# nine + []: 9
# [0, 1, …, 8]: 10
# list(nine): 10
# sorted(nine): 10
# [].extend(nine): 10
# list(map(int, nine)): 16
# [int(n) for n in nine]: 16
# 八个再 extend 一个: 16
