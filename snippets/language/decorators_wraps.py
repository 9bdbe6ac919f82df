import functools


def area(width: float, height: float = 1.0) -> float:
    """矩形的面积"""
    return width * height


setattr(area, "unit", "平方米")


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


wrapper = logged(area)
for name in functools.WRAPPER_ASSIGNMENTS:
    if getattr(wrapper, name) == getattr(area, name):
        print("复制了", name)

print("自定义属性也在:", wrapper.unit)
print("__wrapped__ 指向原函数:", wrapper.__wrapped__ is area)
print("默认值没有复制:", wrapper.__defaults__, "与", area.__defaults__)
print("代码没有复制:", wrapper.__code__ is not area.__code__)

# Output (>=3.14):
# 复制了 __module__
# 复制了 __name__
# 复制了 __qualname__
# 复制了 __doc__
# 复制了 __annotate__
# 复制了 __type_params__
# 自定义属性也在: 平方米
# __wrapped__ 指向原函数: True
# 默认值没有复制: None 与 (1.0,)
# 代码没有复制: True

# Output (>=3.12):
# 复制了 __module__
# 复制了 __name__
# 复制了 __qualname__
# 复制了 __doc__
# 复制了 __annotations__
# 复制了 __type_params__
# 自定义属性也在: 平方米
# __wrapped__ 指向原函数: True
# 默认值没有复制: None 与 (1.0,)
# 代码没有复制: True

# Output:
# 复制了 __module__
# 复制了 __name__
# 复制了 __qualname__
# 复制了 __doc__
# 复制了 __annotations__
# 自定义属性也在: 平方米
# __wrapped__ 指向原函数: True
# 默认值没有复制: None 与 (1.0,)
# 代码没有复制: True
