class Point:
    __slots__ = ("x", "y")


class Pixel(Point):
    pass


class Dot(Point):
    __slots__ = ()


for cls in (Point, Pixel, Dot):
    try:
        cls().colour = "红"
        print(cls.__name__, "可以加新属性")
    except AttributeError:
        print(cls.__name__, "不可以加新属性")
kind = type(vars(Point)["x"])
print("类里的 x 是描述符:", hasattr(kind, "__get__"), hasattr(kind, "__set__"))
try:

    class Origin:
        __slots__ = ("x",)
        x = 0

except ValueError as error:
    print(error)

# Output:
# Point 不可以加新属性
# Pixel 可以加新属性
# Dot 不可以加新属性
# 类里的 x 是描述符: True True
# 'x' in __slots__ conflicts with class variable
