import sys


def inner(items):
    return sys.getrefcount(items)


def outer(items):
    return inner(items)


order = ["书", "笔"]
print("直接测:", sys.getrefcount(order))
print("隔一层函数:", inner(order))
print("隔两层函数:", outer(order))

# Output (>=3.14, gil):
# 直接测: 2
# 隔一层函数: 2
# 隔两层函数: 2

# Output (>=3.11, gil):
# 直接测: 2
# 隔一层函数: 3
# 隔两层函数: 4

# Output (gil):
# 直接测: 2
# 隔一层函数: 4
# 隔两层函数: 6
