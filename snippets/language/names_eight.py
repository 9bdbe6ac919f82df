def order():
    quantity = 8
    return quantity


def population():
    people = 1412000000
    return people


def basket():
    items = [8]
    return items


counted = len("一二三四五六七八")
print("数出来的 8 就是写出来的 8:", counted is order())
constants = population.__code__.co_consts
print("还没运行，大整数已在常量表里:", 1412000000 in constants)
print("运行两次，同一个大整数:", population() is population())
print("运行两次，同一个列表:", basket() is basket())

# Output:
# 数出来的 8 就是写出来的 8: True
# 还没运行，大整数已在常量表里: True
# 运行两次，同一个大整数: True
# 运行两次，同一个列表: False
