import itertools
import sys
import threading

sys.setswitchinterval(1e-6)
shared = object()
before = sys.getrefcount(shared)
orders: list[int] = []
numbers = itertools.count()


def work():
    for _ in range(20_000):
        alias = [shared, shared]  # 引用计数加 2，下一轮减 2
        orders.append(next(numbers))
        alias.clear()


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print("引用计数回到原处:", sys.getrefcount(shared) == before)
print("append 一个没丢:", len(orders) == 80_000)
print("取号没有重号:", len(set(orders)) == 80_000)

# Output:
# 引用计数回到原处: True
# append 一个没丢: True
# 取号没有重号: True
