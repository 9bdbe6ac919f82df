import hashlib
import sys
import threading
import time

sys.setswitchinterval(100)  # 等满 100 秒才能请人走：只剩主动放开这一条路
beats = 0
running = True


def heartbeat():
    global beats
    while running:
        beats += 1
        time.sleep(0.001)


def beats_while_hashing(size):
    block = bytes(size)
    before = beats
    for _ in range(50_000):
        hashlib.sha256(block)
    return beats - before


threading.Thread(target=heartbeat).start()
print("每次算 2047 字节，算 5 万次，心跳:", beats_while_hashing(2047))
print("每次算 2048 字节，算 5 万次，有心跳:", beats_while_hashing(2048) > 0)
running = False

# Output (gil):
# 每次算 2047 字节，算 5 万次，心跳: 0
# 每次算 2048 字节，算 5 万次，有心跳: True
