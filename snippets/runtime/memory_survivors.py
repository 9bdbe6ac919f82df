import gc
import os
import re
import sys
import tempfile

COUNT, KEPT = 1_000_000, 2_000


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def arenas():
    """sys._debugmallocstats() 写到标准错误的报告里，现有几个竞技场。"""
    with tempfile.TemporaryFile() as report:
        saved = os.dup(2)
        os.dup2(report.fileno(), 2)
        sys._debugmallocstats()
        os.dup2(saved, 2)
        report.seek(0)
        text = report.read().decode()
    return int(re.findall(r"arenas allocated current *= *(\d+)", text)[0])


def keep(choose):
    """造一百万个小对象，按 choose 留下两千个，看内存还剩多少。"""
    start = resident(), arenas()
    rows = [b"row %d" % number for number in range(COUNT)]
    top = resident(), arenas()
    rows = choose(rows)
    gc.collect()
    memory, arena = (
        (now - low) / (high - low)
        for now, low, high in zip(
            (resident(), arenas()), start, top, strict=True
        )
    )
    print("  留下的对象:", len(rows))
    print("  竞技场还在九成以上:", arena > 0.9, "| 不到一成:", arena < 0.1)
    print("  常驻内存还在七成以上:", memory > 0.7, "| 不到三成:", memory < 0.3)


print("留下最前面的两千个")
keep(lambda rows: rows[:KEPT])
print("每五百个留下一个")
keep(lambda rows: rows[:: COUNT // KEPT])

# Output (linux, gil):
# 留下最前面的两千个
#   留下的对象: 2000
#   竞技场还在九成以上: False | 不到一成: True
#   常驻内存还在七成以上: False | 不到三成: True
# 每五百个留下一个
#   留下的对象: 2000
#   竞技场还在九成以上: True | 不到一成: False
#   常驻内存还在七成以上: True | 不到三成: False

# Guess:
# 留下最前面的两千个
#   留下的对象: 2000
#   竞技场还在九成以上: False | 不到一成: True
#   常驻内存还在七成以上: False | 不到三成: True
# 每五百个留下一个
#   留下的对象: 2000
#   竞技场还在九成以上: False | 不到一成: True
#   常驻内存还在七成以上: False | 不到三成: True
