import inspect


def lines(path):
    number = 0
    for text in ["猫", "狗"]:
        number += 1
        yield f"{path}:{number} {text}"


stream = lines("labels.txt")
print("刚建好:", inspect.getgeneratorstate(stream))
print(next(stream))
print("停下时:", inspect.getgeneratorstate(stream))
print("它的局部变量:", inspect.getgeneratorlocals(stream)["number"])
print("栈帧没有调用者:", stream.gi_frame.f_back is None)

# Output:
# 刚建好: GEN_CREATED
# labels.txt:1 猫
# 停下时: GEN_SUSPENDED
# 它的局部变量: 1
# 栈帧没有调用者: True

# Diagram: stream
