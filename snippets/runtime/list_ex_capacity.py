import struct
import sys


def capacity(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // struct.calcsize("P")


orders = []
for number in range(17):
    orders.append(number * number)
print("17 次 append，容量:", capacity(orders))
for _ in range(5):
    orders.pop()
print("弹出 5 个，容量:", capacity(orders))
orders.pop()
print("再弹出 1 个，容量:", capacity(orders))

# Output:
# 17 次 append，容量: 24
# 弹出 5 个，容量: 24
# 再弹出 1 个，容量: 16
