import struct
import sys

POINTER = struct.calcsize("P")


def capacity(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // POINTER


by_index, by_slice, by_pop = (list(range(100)) for _ in range(3))
for _ in range(95):
    del by_index[0]
    del by_slice[:1]
    by_pop.pop(0)

print("剩下的一样:", by_index == by_slice == by_pop == [95, 96, 97, 98, 99])
print("del a[0] 之后的容量:", capacity(by_index))
print("del a[:1] 之后的容量:", capacity(by_slice))
print("pop(0) 之后的容量:", capacity(by_pop))

# Output (>=3.13):
# 剩下的一样: True
# del a[0] 之后的容量: 100
# del a[:1] 之后的容量: 8
# pop(0) 之后的容量: 8

# Output:
# 剩下的一样: True
# del a[0] 之后的容量: 8
# del a[:1] 之后的容量: 8
# pop(0) 之后的容量: 8
