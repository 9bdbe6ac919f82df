import os


def resident():
    """进程占着的物理内存，单位 MB。"""
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


start = resident()
rows = [bytes(200) for _ in range(300_000)]
kept = rows[::500]  # 每 500 个留一个，散在各处
grown = resident() - start
del rows
left = resident() - start
print("三十万个小对象，涨了 50 MB 以上:", grown > 50)
print("del 之后，一半以上没有还给系统:", left > grown / 2)

start = resident()
block = b"x" * 100_000_000
print("一整块，涨了 90 MB 以上:", resident() - start > 90)
del block
print("del 之后，几乎都还了:", resident() - start < 10)

# Output (linux, gil):
# 三十万个小对象，涨了 50 MB 以上: True
# del 之后，一半以上没有还给系统: True
# 一整块，涨了 90 MB 以上: True
# del 之后，几乎都还了: True
