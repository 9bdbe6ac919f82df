def deliver():
    return "北京", (3, 2.5)


def pickup():
    return [(3, 2.5), "北京"]


def zeros():
    return 0.0, -0.0, 1, 1.0


city, box = deliver()
parts = pickup()
print("两个函数里的元组，同一个:", box is parts[0])
print("两个函数里的字符串，同一个:", city is parts[1])
in_table = any(constant is city for constant in pickup.__code__.co_consts)
print("它就在另一个函数的常量表里:", in_table)

plus, minus, one, one_float = zeros()
print("0.0 == -0.0:", plus == minus, " 合并成一个:", plus is minus)
print("1 == 1.0:", one == one_float, " 合并成一个:", one is one_float)

# Output:
# 两个函数里的元组，同一个: True
# 两个函数里的字符串，同一个: True
# 它就在另一个函数的常量表里: True
# 0.0 == -0.0: True  合并成一个: False
# 1 == 1.0: True  合并成一个: False

# Diagram: box, parts
