import functools
import inspect


def with_connection(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function("连接", *args, **kwargs)  # 第一个参数由装饰器补上

    return wrapper


@with_connection
def find_user(connection, name):
    return f"用{connection}找到{name}"


shown = inspect.signature(find_user)
own = inspect.signature(find_user, follow_wrapped=False)
print("显示的签名:", shown)
print("包装函数自己的签名:", own)
print("只给 name:", find_user("小李"))
try:
    find_user("连接", "小李")
except TypeError as error:
    print("照显示的签名调用:", error)

real = shown.replace(parameters=[shown.parameters["name"]])
setattr(find_user, "__signature__", real)
print("写上 __signature__ 之后:", inspect.signature(find_user))

# Output:
# 显示的签名: (connection, name)
# 包装函数自己的签名: (*args, **kwargs)
# 只给 name: 用连接找到小李
# 照显示的签名调用: find_user() takes 2 positional arguments but 3 were given
# 写上 __signature__ 之后: (name)
