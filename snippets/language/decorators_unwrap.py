import functools
import inspect

attempts = 0


def retry(function):
    @functools.wraps(function)
    def wrapper(*args):
        for _ in range(3):
            paid = function(*args)
            if paid:
                break
        return paid

    return wrapper


@functools.cache
@retry
def charge(amount):
    global attempts
    attempts += 1
    return amount < 50  # 余额只有 50


charge(100)
print("整叠，函数体运行次数:", attempts)
attempts = 0
charge.__wrapped__(100)
print("剥一层，函数体运行次数:", attempts)
attempts = 0
inspect.unwrap(charge)(100)
print("剥到底，函数体运行次数:", attempts)

# Output:
# 整叠，函数体运行次数: 3
# 剥一层，函数体运行次数: 3
# 剥到底，函数体运行次数: 1
