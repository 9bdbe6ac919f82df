from functools import partial

print("partial(pow, 2)(3):", partial(pow, 2)(3))
square = partial(pow, exp=2)
print("partial(pow, exp=2)(3):", square(3))
nested = partial(partial(pow, 2), 5)
print("嵌套之后，函数是 pow:", nested.func is pow, nested.args)

# Output:
# partial(pow, 2)(3): 8
# partial(pow, exp=2)(3): 9
# 嵌套之后，函数是 pow: True (2, 5)

# Guess:
# partial(pow, 2)(3): 9
# partial(pow, exp=2)(3): 9
# 嵌套之后，函数是 pow: True (2, 5)
