import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        try:
            return function(*args)
        except ZeroDivisionError as error:
            print("记下异常:", type(error).__name__)
            raise
        finally:
            print("停表")

    return wrapper


@logged
def share(total, people):
    return total // people


print("每人:", share(10, 2))
try:
    share(10, 0)
except ZeroDivisionError:
    print("调用者也接到了")

# Output:
# 停表
# 每人: 5
# 记下异常: ZeroDivisionError
# 停表
# 调用者也接到了

# Steps: share
