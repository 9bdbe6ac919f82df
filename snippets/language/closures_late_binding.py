def by_def():
    functions = []
    for i in range(3):

        def remember():
            return i

        functions.append(remember)
    return functions


lambdas = [lambda: n for n in range(3)]
print("lambda:", [function() for function in lambdas])

defs = by_def()
print("def:", [function() for function in defs])
one_cell = defs[0].__closure__[0] is defs[2].__closure__[0]
print("三个函数共用一个单元格:", one_cell)

callbacks = []
for step in range(3):
    callbacks.append(lambda: step)
print("模块层的循环:", [callback() for callback in callbacks])
print("它们的 __closure__:", callbacks[0].__closure__)
step = 99
print("改掉 step 之后:", [callback() for callback in callbacks])

# Output:
# lambda: [2, 2, 2]
# def: [2, 2, 2]
# 三个函数共用一个单元格: True
# 模块层的循环: [2, 2, 2]
# 它们的 __closure__: None
# 改掉 step 之后: [99, 99, 99]
