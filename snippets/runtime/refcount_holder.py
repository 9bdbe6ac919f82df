class Batch:
    pass


def load():
    batch = Batch()
    raise ValueError("第 3 行格式错误")


try:
    load()
except ValueError as error:
    failure = error

print("函数退出以后，异常还在:", repr(failure))

# Output:
# 函数退出以后，异常还在: ValueError('第 3 行格式错误')

# Diagram: failure
