def shipping(weight):
    return 10


plans = {"标准": shipping}
default = shipping


def shipping(weight):  # type: ignore[no-redef]
    return 10 + weight


print("按名字调用:", shipping(5))
print("登记在字典里的:", plans["标准"](5))

default.__code__ = shipping.__code__  # 不换名字，换对象里的代码
print("换掉对象里的代码之后:", plans["标准"](5))

# Output:
# 按名字调用: 15
# 登记在字典里的: 10
# 换掉对象里的代码之后: 15

# Guess:
# 按名字调用: 15
# 登记在字典里的: 15
# 换掉对象里的代码之后: 15
