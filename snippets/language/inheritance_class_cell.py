from dataclasses import dataclass

parent = super


class Base:
    def hello(self):
        return "你好"


class Child(Base):
    def zero(self):
        return super().hello()

    def renamed(self):
        return parent().hello()

    def listed(self):
        return [super().hello() for _ in range(1)]

    def lazy(self):
        return tuple(super().hello() for _ in range(1))


def borrowed(self):
    return super().hello()


@dataclass(slots=True)
class Slotted(Base):
    def zero(self):
        return super().hello()


Child.borrowed = borrowed
cell = Child.zero.__closure__[0]
print("zero 的自由变量:", Child.zero.__code__.co_freevars)
print("单元格里就是 Child:", cell.cell_contents is Child)
print("renamed 的自由变量:", Child.renamed.__code__.co_freevars)
for cls, name in [
    (Child, "zero"),
    (Child, "renamed"),
    (Child, "borrowed"),
    (Child, "listed"),
    (Child, "lazy"),
    (Slotted, "zero"),
]:
    try:
        print(f"{cls.__name__}.{name}:", getattr(cls(), name)())
    except (RuntimeError, TypeError) as error:
        print(f"{cls.__name__}.{name}: {type(error).__name__}")

# Output (>=3.14):
# zero 的自由变量: ('__class__',)
# 单元格里就是 Child: True
# renamed 的自由变量: ()
# Child.zero: 你好
# Child.renamed: RuntimeError
# Child.borrowed: RuntimeError
# Child.listed: ['你好']
# Child.lazy: TypeError
# Slotted.zero: 你好

# Output (>=3.12):
# zero 的自由变量: ('__class__',)
# 单元格里就是 Child: True
# renamed 的自由变量: ()
# Child.zero: 你好
# Child.renamed: RuntimeError
# Child.borrowed: RuntimeError
# Child.listed: ['你好']
# Child.lazy: TypeError
# Slotted.zero: TypeError

# Output:
# zero 的自由变量: ('__class__',)
# 单元格里就是 Child: True
# renamed 的自由变量: ()
# Child.zero: 你好
# Child.renamed: RuntimeError
# Child.borrowed: RuntimeError
# Child.listed: TypeError
# Child.lazy: TypeError
# Slotted.zero: TypeError
