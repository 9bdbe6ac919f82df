import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

sys.setswitchinterval(1e-6)
total = Fraction(0)
lock = threading.Lock()


def add_to_total(price):
    global total
    for _ in range(2_000):
        with lock:  # 读、加、写，三步一起锁住
            total += price


def subtotal(price):
    mine = Fraction(0)  # 局部变量，不和别人共用
    for _ in range(2_000):
        mine += price
    return mine


prices = [Fraction(1, 3)] * 4
with ThreadPoolExecutor(4) as pool:
    list(pool.map(add_to_total, prices))
    subtotals = list(pool.map(subtotal, prices))
print("加锁，总数正确:", total == Fraction(8_000, 3))
print("各算各的，最后相加，总数正确:", sum(subtotals) == Fraction(8_000, 3))

# Output:
# 加锁，总数正确: True
# 各算各的，最后相加，总数正确: True
