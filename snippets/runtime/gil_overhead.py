import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise


def count(worker):
    """数 400 万下，每数 1000 下记一笔：时刻、谁。"""
    notes = []
    for _ in range(4_000):
        for _ in range(1_000):
            pass
        notes.append((time.perf_counter(), worker))
    return notes


with ThreadPoolExecutor(2) as pool:
    began, cpu = time.perf_counter(), time.process_time()
    mine, other = pool.map(count, "甲乙")
    seconds = time.perf_counter() - began
    cpu = time.process_time() - cpu

notes = sorted(mine + other)
turns = sum(early[1] != late[1] for early, late in pairwise(notes))
most = seconds / sys.getswitchinterval() + 3  # 开头和结尾另有几次，不用等满
print("用掉的 CPU 时间不比钟上走的时间多:", cpu < 1.2 * seconds)
print("换手的次数，不超过每 5 毫秒一次:", turns <= most)

# Output (gil):
# 用掉的 CPU 时间不比钟上走的时间多: True
# 换手的次数，不超过每 5 毫秒一次: True
