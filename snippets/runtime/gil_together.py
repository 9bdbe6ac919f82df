import hashlib
import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import pairwise
from time import perf_counter

cores = [-1, -2]
if hasattr(os, "sched_getaffinity"):  # Linux 上，让两人各用一个核
    cores = sorted(os.sched_getaffinity(0))


def loop(numbers):
    for _ in numbers:
        pass


def diary(core, task, data):
    if core >= 0:
        os.sched_setaffinity(0, {core})
    pages, deadline = [], perf_counter() + 0.1
    while (began := perf_counter()) < deadline:
        task(data)
        ended = perf_counter()
        if ended - began < 0.001:  # 不到 1 毫秒：这一段没有被打断
            pages.append((began, ended))
    return pages


def overlap(pool, task, data):
    pair = cores[0], cores[-1]
    mine, other = pool.map(diary, pair, [task] * 2, [data] * 2)
    pages = sorted(mine + other)  # 相邻两段重叠，就是两人同时在算
    hits = sum(late[0] < early[1] for early, late in pairwise(pages))
    return hits / max(len(pages), 1)


if __name__ == "__main__":
    tries = range(8)  # 机器忙时碰不上，多试几次，取最大的占比
    single = cores[0] == cores[-1]  # 只有一个核，谁也不可能同时算
    with ThreadPoolExecutor(2) as pool:
        loops = max(overlap(pool, loop, range(2_000)) for _ in tries)
        block = bytes(200_000)
        hashes = max(overlap(pool, hashlib.sha256, block) for _ in tries)
    with ProcessPoolExecutor(2) as workers:
        apart = max(overlap(workers, loop, range(2_000)) for _ in tries)
    print(f"两个线程跑 Python 循环，同时在算的占比: {loops:.0%}")
    print("两个进程跑 Python 循环，占比超过 2%:", apart > 0.02 or single)
    print("两个线程算大块 SHA-256，占比超过 2%:", hashes > 0.02 or single)

# Output (gil):
# 两个线程跑 Python 循环，同时在算的占比: 0%
# 两个进程跑 Python 循环，占比超过 2%: True
# 两个线程算大块 SHA-256，占比超过 2%: True
