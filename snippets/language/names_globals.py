import sys

price = 9
space = globals()
here = sys.modules[__name__]

space["price"] = 12  # 写字典，就是绑定名字
print("名字 price:", price)
print("模块属性 price:", here.price)
del here.price  # 删属性，就是解除绑定
print("字典里还有 price:", "price" in space)


def discount():
    rate = 0.8
    locals()["rate"] = 0.5  # 函数里的 locals() 不是名字的家
    return rate


print("局部变量 rate:", discount())

# Output:
# 名字 price: 12
# 模块属性 price: 12
# 字典里还有 price: False
# 局部变量 rate: 0.8
