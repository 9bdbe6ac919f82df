from dataclasses import dataclass, field


@dataclass
class Order:
    number: int
    tags: list = field(default_factory=list)


order = Order("七")
print("int 字段里放着:", repr(order.number), "没有报错")
print("每个实例一个新列表:", order.tags is not Order(8).tags)

empty: list = []
try:

    @dataclass
    class Wrong:
        tags: list = empty

except ValueError as error:
    print("定义时就拒绝:", error)


class Basket:
    def __init__(self):
        self.items = []


shared = Basket()


@dataclass
class Customer:
    basket: Basket = shared  # 可变，却没有被拒绝


lin, wang = Customer(), Customer()
lin.basket.items.append("茶")
print("小王的篮子里:", wang.basket.items)

# Output:
# int 字段里放着: '七' 没有报错
# 每个实例一个新列表: True
# 定义时就拒绝: mutable default <class 'list'> for field tags is not allowed: use default_factory
# 小王的篮子里: ['茶']

# Diagram: lin, wang
