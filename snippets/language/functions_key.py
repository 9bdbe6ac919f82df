from functools import cmp_to_key
from operator import itemgetter

calls = {"key": 0, "cmp": 0}


def size(n):
    calls["key"] += 1
    return n


def compare(a, b):
    calls["cmp"] += 1
    return a - b


numbers = [n * 7919 % 1000 for n in range(1000)]
sorted(numbers, key=size)
sorted(numbers, key=cmp_to_key(compare))
print("key 的调用次数等于元素个数:", calls["key"] == len(numbers))
print("比较函数是它的五倍以上:", calls["cmp"] > 5 * len(numbers))

orders = [("杭州", 30), ("成都", 50), ("杭州", 20)]
print("先按城市，再按金额:", sorted(orders, key=itemgetter(0, 1)))
print("金额最大的:", max(orders, key=itemgetter(1)))

# Output:
# key 的调用次数等于元素个数: True
# 比较函数是它的五倍以上: True
# 先按城市，再按金额: [('成都', 50), ('杭州', 20), ('杭州', 30)]
# 金额最大的: ('成都', 50)
