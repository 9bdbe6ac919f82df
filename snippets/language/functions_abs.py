import math
from fractions import Fraction

for value in [-3, -2.5, 3 + 4j, Fraction(-1, 3)]:
    print(f"abs({value}) 得 {abs(value)}，{type(abs(value)).__name__}")
big = 2**53 + 1
print("math.fabs(-3) 得", math.fabs(-3))
print(
    "大整数，abs 不变:", abs(-big) == big, "fabs 不变:", math.fabs(-big) == big
)
math.abs(-3)

# Output:
# abs(-3) 得 3，int
# abs(-2.5) 得 2.5，float
# abs((3+4j)) 得 5.0，float
# abs(-1/3) 得 1/3，Fraction
# math.fabs(-3) 得 3.0
# 大整数，abs 不变: True fabs 不变: False

# Raises: AttributeError: module 'math' has no attribute 'abs'. Did you mean: 'fabs'?
