import struct
import tracemalloc

POINTER = struct.calcsize("P")
zeros = [0] * 1000

tracemalloc.start()
old = [1, 2, 3]
address = id(old)
del old
new = zeros[:]
traced, _ = tracemalloc.get_traced_memory()
print("新列表用了旧列表的头:", id(new) == address)
print("一千格的数组照样分配了:", traced >= 1000 * POINTER)

new.clear()
left, _ = tracemalloc.get_traced_memory()
print("clear() 之后，数组还回去了:", left < 1000 * POINTER)

# Output:
# 新列表用了旧列表的头: True
# 一千格的数组照样分配了: True
# clear() 之后，数组还回去了: True
