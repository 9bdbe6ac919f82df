import ctypes
import mmap
import os
import tracemalloc

SIZE = 100_000_000


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def by_python():
    return bytearray(SIZE)


def by_c_library():
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    place = ctypes.c_void_p(libc.malloc(ctypes.c_size_t(SIZE)))
    libc.memset(place, 1, ctypes.c_size_t(SIZE))
    return place


def by_mmap():
    area = mmap.mmap(-1, SIZE)
    for offset in range(0, SIZE, mmap.PAGESIZE):
        area[offset] = 1
    return area


tracemalloc.start()
kept = []
for make in by_python, by_c_library, by_mmap:
    traced, memory = tracemalloc.get_traced_memory()[0], resident()
    kept.append(make())
    seen = tracemalloc.get_traced_memory()[0] - traced > 90e6
    grew = resident() - memory > 90e6
    print(f"{make.__name__:12} 常驻内存涨了: {grew}  tracemalloc 看到: {seen}")

# Output (linux):
# by_python    常驻内存涨了: True  tracemalloc 看到: True
# by_c_library 常驻内存涨了: True  tracemalloc 看到: False
# by_mmap      常驻内存涨了: True  tracemalloc 看到: False

# Guess:
# by_python    常驻内存涨了: True  tracemalloc 看到: True
# by_c_library 常驻内存涨了: True  tracemalloc 看到: True
# by_mmap      常驻内存涨了: True  tracemalloc 看到: True
