def give_back(argument):
    return argument  # 原样交回，好在外面比较是不是同一个


def rebind(argument):
    argument = "换掉的"


values = [10**50, "长句子" * 100, (1, 2), [1, 2], {"a": 1}, print]
for value in values:
    name = value
    rebind(name)
    print(
        f"{type(value).__name__:26}",
        f"收到的就是它: {give_back(value) is value}，",
        f"重新绑定传到了外面: {name is not value}",
    )

# Output:
# int                        收到的就是它: True， 重新绑定传到了外面: False
# str                        收到的就是它: True， 重新绑定传到了外面: False
# tuple                      收到的就是它: True， 重新绑定传到了外面: False
# list                       收到的就是它: True， 重新绑定传到了外面: False
# dict                       收到的就是它: True， 重新绑定传到了外面: False
# builtin_function_or_method 收到的就是它: True， 重新绑定传到了外面: False
