import os
import resource


def resident_mb():
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


before = resident_mb()
frames = bytearray(100_000_000)
loaded = resident_mb()
del frames
after = resident_mb()
print("装进来，涨了 90 MB 以上:", loaded - before > 90)
print("del 之后，还剩不到 10 MB:", after - before < 10)
print("ru_maxrss 停在峰值:", peak_mb() > loaded - 10)

# Output (linux):
# 装进来，涨了 90 MB 以上: True
# del 之后，还剩不到 10 MB: True
# ru_maxrss 停在峰值: True
