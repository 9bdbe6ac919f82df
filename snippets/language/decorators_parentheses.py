import functools


def repeat(times):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                function(*args, **kwargs)

        return wrapper

    return decorator


@repeat(2)
def greet(name):
    return f"你好，{name}"


@repeat  # 忘了括号
def remind(name):
    print(f"提醒{name}")


print("greet 的返回值:", greet("小李"))
print("remind 现在其实是:", remind.__name__)
print("传一个参数，得到的是函数:", callable(remind("小李")))
try:
    remind("小李", "小王")
except TypeError as error:
    print("传两个参数会报错:", error)

# Output:
# greet 的返回值: None
# remind 现在其实是: decorator
# 传一个参数，得到的是函数: True
# 传两个参数会报错: repeat.<locals>.decorator() takes 1 positional argument but 2 were given
