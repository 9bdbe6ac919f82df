from functools import partial


def price(amount, *, rate, fee=0):
    return amount * rate + fee


rate = 2
frozen = partial(price, rate=rate)
late = lambda amount: price(amount, rate=rate)
rate = 10
print("partial 用创建时的值:", frozen(5))
print("lambda 用调用时的值:", late(5))
print("关键字还可以再改:", frozen(5, rate=3))
print(
    "它只是存着三样东西:", frozen.func is price, frozen.args, frozen.keywords
)

# Output:
# partial 用创建时的值: 10
# lambda 用调用时的值: 50
# 关键字还可以再改: 15
# 它只是存着三样东西: True () {'rate': 2}
