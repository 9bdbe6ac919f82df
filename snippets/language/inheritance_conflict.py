definitions = """\
class Shape: pass
class Circle(Shape): pass
class Both(Circle, Shape): pass
class Both(Shape, Circle): pass
class Late(object, Circle): pass
class Twice(Circle, Circle): pass
class Red: pass
class Big: pass
class RedBig(Red, Big): pass
class BigRed(Big, Red): pass
class Apple(RedBig, BigRed): pass
class Code(int, str): pass
class Flag(bool): pass
"""

for definition in definitions.splitlines():
    source = definition.removesuffix(": pass")
    try:
        exec(definition)
    except TypeError as error:
        print(source)
        print("  ", str(error).replace("\n", " "))
    else:
        print(source, "可以")

# Output:
# class Shape 可以
# class Circle(Shape) 可以
# class Both(Circle, Shape) 可以
# class Both(Shape, Circle)
#    Cannot create a consistent method resolution order (MRO) for bases Shape, Circle
# class Late(object, Circle)
#    Cannot create a consistent method resolution order (MRO) for bases object, Circle
# class Twice(Circle, Circle)
#    duplicate base class Circle
# class Red 可以
# class Big 可以
# class RedBig(Red, Big) 可以
# class BigRed(Big, Red) 可以
# class Apple(RedBig, BigRed)
#    Cannot create a consistent method resolution order (MRO) for bases Red, Big
# class Code(int, str)
#    multiple bases have instance lay-out conflict
# class Flag(bool)
#    type 'bool' is not an acceptable base type
