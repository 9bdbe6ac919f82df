import functools


def scale(price, *, rate):
    return price * rate


rates = {"会员": 8, "员工": 5, "原价": 10}

by_lambda = {name: lambda price: price * rate for name, rate in rates.items()}
by_partial = {
    name: functools.partial(scale, rate=rate) for name, rate in rates.items()
}
print("lambda，会员价:", by_lambda["会员"](100))
print("partial，会员价:", by_partial["会员"](100))

# Output:
# lambda，会员价: 1000
# partial，会员价: 800
