def evaluate(label, value=None):
    print("求值:", label)
    return value


def send(*args, **kwargs):
    print("进入函数体")


evaluate("函数", send)(
    evaluate("甲"),
    key=evaluate("乙"),
    *evaluate("丙", []),
    **evaluate("丁", {}),
)

# Output:
# 求值: 函数
# 求值: 甲
# 求值: 丙
# 求值: 乙
# 求值: 丁
# 进入函数体

# Guess:
# 求值: 函数
# 求值: 甲
# 求值: 乙
# 求值: 丙
# 求值: 丁
# 进入函数体
