def make_greeter():
    greeting = "早上好"

    def greet(name):
        return f"{name}，{greeting}"

    print("定义之后立刻调用:", greet("小李"))
    greeting = "晚上好"
    return greet


greet = make_greeter()
print("外层后来改了变量:", greet("小李"))
(cell,) = greet.__closure__
cell.cell_contents = "新年好"
print("直接改单元格:", greet("小李"))
del cell.cell_contents  # 与外层函数执行 del greeting 效果相同
try:
    greet("小李")
except NameError as error:
    print(f"单元格空了: {type(error).__name__}: {error}")

# Output:
# 定义之后立刻调用: 小李，早上好
# 外层后来改了变量: 小李，晚上好
# 直接改单元格: 小李，新年好
# 单元格空了: NameError: cannot access free variable 'greeting' where it is not associated with a value in enclosing scope

# Diagram: greet
