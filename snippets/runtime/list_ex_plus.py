import struct
import sys


def capacity(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // struct.calcsize("P")


log = shared = ["启动"]
log += ["登录"]
print("+= 之后还是同一个列表:", log is shared, shared)
log = log + ["下单"]
print("+ 之后还是同一个列表:", log is shared, shared)
for number in range(20):
    log = log + [f"第 {number} 单"]
print("一直用 +，容量比长度多:", capacity(log) - len(log))

# Output:
# += 之后还是同一个列表: True ['启动', '登录']
# + 之后还是同一个列表: False ['启动', '登录']
# 一直用 +，容量比长度多: 0
