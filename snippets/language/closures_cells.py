import inspect


def open_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount

    def show():
        return balance

    return deposit, show


deposit, show = open_account(100)
_, other_show = open_account(100)
deposit(50)
print("deposit(50) 之后 show():", show())
print("另一个账户:", other_show())
(cell,) = show.__closure__
print("单元格对应的名字和内容:", show.__code__.co_freevars, cell.cell_contents)
print("用 inspect 看:", inspect.getclosurevars(show).nonlocals)
print("两个闭包共用一个单元格:", deposit.__closure__[0] is cell)
print("另一个账户另有一个单元格:", other_show.__closure__[0] is not cell)
print("代码对象却是同一个:", show.__code__ is other_show.__code__)

# Output:
# deposit(50) 之后 show(): 150
# 另一个账户: 100
# 单元格对应的名字和内容: ('balance',) 150
# 用 inspect 看: {'balance': 150}
# 两个闭包共用一个单元格: True
# 另一个账户另有一个单元格: True
# 代码对象却是同一个: True

# Diagram: deposit, show, other_show
