import functools


def layer(name):
    print("求值表达式", name)

    def decorator(function):
        print("套上", name)

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            print("进入", name)
            try:
                return function(*args, **kwargs)
            finally:
                print("离开", name)

        return wrapper

    return decorator


@layer("A")
@layer("B")
def save():
    print("原函数运行")


print("--- 下面才是调用 ---")
save()

# Output:
# 求值表达式 A
# 求值表达式 B
# 套上 B
# 套上 A
# --- 下面才是调用 ---
# 进入 A
# 进入 B
# 原函数运行
# 离开 B
# 离开 A

# Steps: save
