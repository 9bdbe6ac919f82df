def read():
    for name in "甲", "乙":
        print("读", name)
        yield name


def mark(names):
    for name in names:
        print("标", name)
        yield name + "!"


steps = mark(read())
print("开始")
print("得到", next(steps))
print("得到", next(steps))

# Output:
# 开始
# 读 甲
# 标 甲
# 得到 甲!
# 读 乙
# 标 乙
# 得到 乙!

# Guess:
# 读 甲
# 读 乙
# 标 甲
# 标 乙
# 开始
# 得到 甲!
# 得到 乙!

# Guess:
# 开始
# 读 甲
# 读 乙
# 标 甲
# 得到 甲!
# 标 乙
# 得到 乙!
