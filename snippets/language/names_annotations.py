thing: int = "三"  # type: ignore[assignment]
print("写着 int，装的是:", type(thing).__name__)
for thing in (3, None, len, dict):  # type: ignore[assignment]
    print("同一个名字，类型变成:", type(thing).__name__)

total: int
print("只写注解，total 有绑定:", "total" in globals())


def weigh():
    weight: Kilogram = 5  # type: ignore[name-defined]
    return weight


print("函数里的注解没有求值:", weigh())

space: dict[str, object] = {}
try:
    exec("weight: Kilogram = 5", space)
except NameError as error:
    print("模块里的注解求值了:", error)
else:
    print("模块里的注解没有求值")
print("两种情况下，weight 都已绑定:", space["weight"])

# Output (>=3.14):
# 写着 int，装的是: str
# 同一个名字，类型变成: int
# 同一个名字，类型变成: NoneType
# 同一个名字，类型变成: builtin_function_or_method
# 同一个名字，类型变成: type
# 只写注解，total 有绑定: False
# 函数里的注解没有求值: 5
# 模块里的注解没有求值
# 两种情况下，weight 都已绑定: 5

# Output:
# 写着 int，装的是: str
# 同一个名字，类型变成: int
# 同一个名字，类型变成: NoneType
# 同一个名字，类型变成: builtin_function_or_method
# 同一个名字，类型变成: type
# 只写注解，total 有绑定: False
# 函数里的注解没有求值: 5
# 模块里的注解求值了: name 'Kilogram' is not defined
# 两种情况下，weight 都已绑定: 5
