import hashlib
import sys
import threading
import time

beats = 0
running = True


def heartbeat():
    global beats
    while running:
        beats += 1
        time.sleep(0.001)


def beats_during(task, *data):
    before = beats
    task(*data)
    return beats - before


def python_loop():
    for _ in range(3_000_000):
        pass


def hash_in_blocks(size):
    block = bytes(size)
    for _ in range(100_000_000 // size):
        hashlib.sha256(block)


threading.Thread(target=heartbeat).start()
print("默认间隔，Python 循环，有心跳:", beats_during(python_loop) > 0)

sys.setswitchinterval(100)  # 等满 100 秒才能请人走：只剩主动放开一条路
time.sleep(0.02)  # 让心跳线程也改用新的间隔
print("间隔 100 秒，Python 循环，心跳:", beats_during(python_loop))
print("间隔 100 秒，睡眠，有心跳:", beats_during(time.sleep, 0.1) > 0)
small = beats_during(hash_in_blocks, 2_000)
print("间隔 100 秒，SHA-256 每次 2000 字节，心跳:", small)
large = beats_during(hash_in_blocks, 20_000)
print("间隔 100 秒，SHA-256 每次 20000 字节，有心跳:", large > 0)
running = False

# Output (gil):
# 默认间隔，Python 循环，有心跳: True
# 间隔 100 秒，Python 循环，心跳: 0
# 间隔 100 秒，睡眠，有心跳: True
# 间隔 100 秒，SHA-256 每次 2000 字节，心跳: 0
# 间隔 100 秒，SHA-256 每次 20000 字节，有心跳: True
