import sys


def count_local():
    receipt = ["书", "笔"]
    return sys.getrefcount(receipt)


receipt = ["书", "笔"]
print("只有一个全局名字:", sys.getrefcount(receipt))
print("只有一个局部名字:", count_local())
print("一个名字也没有:", sys.getrefcount(["书", "笔"]))
print("None 的计数超过十亿:", sys.getrefcount(None) > 1_000_000_000)

# Output (>=3.14, gil):
# 只有一个全局名字: 2
# 只有一个局部名字: 1
# 一个名字也没有: 1
# None 的计数超过十亿: True

# Output (>=3.12, gil):
# 只有一个全局名字: 2
# 只有一个局部名字: 2
# 一个名字也没有: 1
# None 的计数超过十亿: True

# Output (gil):
# 只有一个全局名字: 2
# 只有一个局部名字: 2
# 一个名字也没有: 1
# None 的计数超过十亿: False
