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


threading.Thread(target=heartbeat).start()
base, exponent = 7, 1_000_000

began, before = time.perf_counter(), beats
power = base**exponent  # 一条指令，里面是一次很长的 C 运算
missed, seconds = beats - before, time.perf_counter() - began
running = False

print("这次乘方够切换线程 4 次:", seconds > 4 * sys.getswitchinterval())
print("其间的心跳:", missed)

# Output (gil):
# 这次乘方够切换线程 4 次: True
# 其间的心跳: 0
