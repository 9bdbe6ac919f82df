import functools


@functools.cache
def load_labels(name):
    return ["猫", "狗"]


@functools.cache
def load_frozen(name):
    return ("猫", "狗")


mine = load_labels("train")
mine.append("其他")  # 只想给自己用
yours = load_labels("train")
print("另一个调用者拿到:", yours)
print("两人手里是同一个列表:", mine is yours)

my_copy = [*load_frozen("train"), "其他"]
print("缓存元组，各自拷贝:", load_frozen("train"))

# Diagram: mine, yours, my_copy

# Output:
# 另一个调用者拿到: ['猫', '狗', '其他']
# 两人手里是同一个列表: True
# 缓存元组，各自拷贝: ('猫', '狗')
