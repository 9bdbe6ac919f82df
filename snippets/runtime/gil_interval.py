import statistics
import sys
import threading
import time

running = True


def busy():
    while running:
        pass


def waits_after_waking():
    waits = []
    for _ in range(5):
        began = time.perf_counter()
        time.sleep(0.01)  # 睡眠时不占 GIL，醒来后要重新拿到它
        waits.append(time.perf_counter() - began - 0.01)
    return statistics.median(waits)


print("按条数切换的 setcheckinterval 还在:", hasattr(sys, "setcheckinterval"))
print("默认切换间隔（秒）:", sys.getswitchinterval())
print("没有别的线程，醒来不到 50 毫秒就接着跑:", waits_after_waking() < 0.05)

threading.Thread(target=busy).start()
print("旁边有忙循环，醒来再等 5 毫秒以上:", waits_after_waking() > 0.005)
sys.setswitchinterval(0.1)
print("间隔改成 100 毫秒，再等 100 毫秒以上:", waits_after_waking() > 0.1)
running = False

# Output (gil):
# 按条数切换的 setcheckinterval 还在: False
# 默认切换间隔（秒）: 0.005
# 没有别的线程，醒来不到 50 毫秒就接着跑: True
# 旁边有忙循环，醒来再等 5 毫秒以上: True
# 间隔改成 100 毫秒，再等 100 毫秒以上: True
