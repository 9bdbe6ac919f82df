rate = 13


def quote(net):
    discount = 9

    def total():
        price = net * discount
        return round(price * (100 + rate) / 1000)

    return total


total = quote(100)
code = total.__code__
print("编译时定为局部 (L):", sorted(code.co_varnames))
print("编译时定为外层函数的 (E):", sorted(code.co_freevars))
print("运行时去模块、内置里找 (G/B):", sorted(code.co_names))

module = globals()
print("用的是内置的 round:", total())
module["round"] = lambda value: f"模块里的 round 收到 {value}"
print("给模块添一个 round:", total())
del module["round"]
print("再删掉它:", total())

# Output:
# 编译时定为局部 (L): ['price']
# 编译时定为外层函数的 (E): ['discount', 'net']
# 运行时去模块、内置里找 (G/B): ['rate', 'round']
# 用的是内置的 round: 102
# 给模块添一个 round: 模块里的 round 收到 101.7
# 再删掉它: 102
