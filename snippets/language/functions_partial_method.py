import warnings
from functools import partial, partialmethod


def kinds(*args):
    return [type(argument).__name__ for argument in args]


class Shop:
    bare = partial(kinds, "开门")
    fixed = staticmethod(partial(kinds, "开门"))
    method = partialmethod(kinds, "开门")


shop = Shop()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print("partial 收到:", shop.bare(9))
    print("staticmethod(partial) 收到:", shop.fixed(9))
    print("partialmethod 收到:", shop.method(9))
print("警告:", [warning.category.__name__ for warning in caught])

# Output (>=3.14):
# partial 收到: ['str', 'Shop', 'int']
# staticmethod(partial) 收到: ['str', 'int']
# partialmethod 收到: ['Shop', 'str', 'int']
# 警告: []

# Output (>=3.13):
# partial 收到: ['str', 'int']
# staticmethod(partial) 收到: ['str', 'int']
# partialmethod 收到: ['Shop', 'str', 'int']
# 警告: ['FutureWarning']

# Output:
# partial 收到: ['str', 'int']
# staticmethod(partial) 收到: ['str', 'int']
# partialmethod 收到: ['Shop', 'str', 'int']
# 警告: []
