def in_module():
    space = {}
    exec("stock = 3\ndel stock", space)
    print("模块：字典里还有这一项:", "stock" in space)
    exec("stock", space)


def in_function():
    stock = 3
    del stock
    print("函数：格子还在:", in_function.__code__.co_varnames)
    return stock


def in_cell():
    stock = 3

    def show():
        return stock

    del stock
    cells = dict(zip(show.__code__.co_freevars, show.__closure__))
    print("闭包：show 手里的单元格也空了:", "empty" in str(cells["stock"]))
    show()


for place in (in_module, in_function, in_cell):
    try:
        place()
    except NameError as error:
        print(f"  {type(error).__name__}: {error}")

# Output:
# 模块：字典里还有这一项: False
#   NameError: name 'stock' is not defined
# 函数：格子还在: ('stock',)
#   UnboundLocalError: cannot access local variable 'stock' where it is not associated with a value
# 闭包：show 手里的单元格也空了: True
#   NameError: cannot access free variable 'stock' where it is not associated with a value in enclosing scope
