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
alone = waits_after_waking()

threading.Thread(target=busy).start()
print("旁边有忙循环，醒来再等 5 毫秒以上:", waits_after_waking() > 0.005)
sys.setswitchinterval(0.1)
crowded = waits_after_waking()
print("间隔改成 100 毫秒，再等 100 毫秒以上:", crowded > 0.1)
print("没有忙循环时，等的不到它的一半:", alone < crowded / 2)
running = False

# Output (gil):
# 按条数切换的 setcheckinterval 还在: False
# 默认切换间隔（秒）: 0.005
# 旁边有忙循环，醒来再等 5 毫秒以上: True
# 间隔改成 100 毫秒，再等 100 毫秒以上: True
# 没有忙循环时，等的不到它的一半: True
