import hashlib
import os
import time
from threading import Thread


def walk(me, block, steps, sightings, seconds):
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[me % len(cores)]})
    other = 1 - me
    deadline = time.perf_counter() + seconds
    while (now := time.perf_counter()) < deadline and max(sightings) < 10:
        theirs = steps[other]
        hashlib.sha256(block)
        steps[me] += 1
        moved = steps[other] != theirs
        if time.perf_counter() - now < 0.0005 and moved:
            sightings[me] += 1


def at_once(size, seconds):
    steps, sightings = [0, 0], [0, 0]
    args = bytes(size), steps, sightings, seconds
    workers = [Thread(target=walk, args=(me, *args)) for me in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return max(sightings) >= 10


print("每次 1000 字节，两个线程同时在算:", at_once(1_000, seconds=0.3))
print("每次 5 万字节，两个线程同时在算:", at_once(50_000, seconds=2.5))

# Output (gil):
# 每次 1000 字节，两个线程同时在算: False
# 每次 5 万字节，两个线程同时在算: True
