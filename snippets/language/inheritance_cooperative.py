class Named:
    def __init__(self, *, name, **rest):
        super().__init__(**rest)  # 自己的拿走，其余的交给下一个
        self.name = name


class Priced:
    def __init__(self, *, price, **rest):
        super().__init__(**rest)
        self.price = price


class Forgetful:
    def __init__(self, **rest):
        self.note = "没有调用 super()"


class Product(Named, Priced):
    pass


class Broken(Named, Forgetful, Priced):
    pass


tea = Product(name="茶", price=12)
print("各拿各的:", vars(tea))
broken = Broken(name="茶", price=12)
print("链断在 Forgetful:", vars(broken))
try:
    Product(name="茶", price=12, colour="绿")
except TypeError as error:
    print("没有人要的参数一直传到 object:", error)

# Output:
# 各拿各的: {'price': 12, 'name': '茶'}
# 链断在 Forgetful: {'note': '没有调用 super()', 'name': '茶'}
# 没有人要的参数一直传到 object: object.__init__() takes exactly one argument (the instance to initialize)
