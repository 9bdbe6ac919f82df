import hashlib
import threading
import time
import zlib

beats = 0
running = True


def heartbeat():
    global beats
    while running:
        beats += 1
        time.sleep(0.001)


def goes_on_during(action):
    before = beats
    action()
    return beats - before > 3


def python_loop():
    for _ in range(3_000_000):
        pass


threading.Thread(target=heartbeat).start()
data = bytes(64 << 20)
print("睡眠时，心跳继续:", goes_on_during(lambda: time.sleep(0.05)))
print("算 sha256 时，心跳继续:", goes_on_during(lambda: hashlib.sha256(data)))
print("zlib 压缩时，心跳继续:", goes_on_during(lambda: zlib.compress(data, 1)))
print("纯 Python 循环时，心跳继续:", goes_on_during(python_loop))
running = False

# Output:
# 睡眠时，心跳继续: True
# 算 sha256 时，心跳继续: True
# zlib 压缩时，心跳继续: True
# 纯 Python 循环时，心跳继续: True
