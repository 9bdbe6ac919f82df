import sys


def ignores_new_references(thing):
    before = sys.getrefcount(thing)
    holders = [thing] * 1000
    return sys.getrefcount(holders[0]) == before


print("None:", ignores_new_references(None))
print("小整数 7:", ignores_new_references(7))
print("空元组:", ignores_new_references(()))
print("内置类型 int:", ignores_new_references(int))
print("大整数 10 ** 6:", ignores_new_references(int("1000000")))
print("自己建的列表:", ignores_new_references([]))
print("None 的计数是 2**32 - 1:", sys.getrefcount(None) == 2**32 - 1)

# Output (>=3.14, gil):
# None: True
# 小整数 7: True
# 空元组: True
# 内置类型 int: True
# 大整数 10 ** 6: False
# 自己建的列表: False
# None 的计数是 2**32 - 1: False

# Output (>=3.12, gil):
# None: True
# 小整数 7: True
# 空元组: True
# 内置类型 int: True
# 大整数 10 ** 6: False
# 自己建的列表: False
# None 的计数是 2**32 - 1: True

# Output (gil):
# None: False
# 小整数 7: False
# 空元组: False
# 内置类型 int: False
# 大整数 10 ** 6: False
# 自己建的列表: False
# None 的计数是 2**32 - 1: False
