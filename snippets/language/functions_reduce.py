import builtins
import math
from functools import reduce
from operator import add

print("reduce 是内置函数:", hasattr(builtins, "reduce"))
readings = [0.1] * 10
print("sum 得 1:", sum(readings) == 1)
print("reduce(add) 得 1:", reduce(add, readings) == 1)
print("math.fsum 得 1:", math.fsum(readings) == 1)
print("sum 一个空列表:", sum([]))
print("给了初值:", reduce(add, [], 0))
reduce(add, [])

# Output (>=3.12):
# reduce 是内置函数: False
# sum 得 1: True
# reduce(add) 得 1: False
# math.fsum 得 1: True
# sum 一个空列表: 0
# 给了初值: 0

# Output:
# reduce 是内置函数: False
# sum 得 1: False
# reduce(add) 得 1: False
# math.fsum 得 1: True
# sum 一个空列表: 0
# 给了初值: 0

# Raises: TypeError: reduce() of empty iterable with no initial value
