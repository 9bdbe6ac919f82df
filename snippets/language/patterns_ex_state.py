class Momentum:
    def __init__(self):
        self.velocity = 0

    def __call__(self, gradient):
        self.velocity = self.velocity // 2 + gradient
        return self.velocity


OPTIMIZERS = {"momentum": Momentum()}  # 登记的是实例
FACTORIES = {"momentum": Momentum}  # 登记的是类

first = OPTIMIZERS["momentum"]
second = OPTIMIZERS["momentum"]
print("登记实例:", first(8), second(8))

first = FACTORIES["momentum"]()
second = FACTORIES["momentum"]()
print("登记类:", first(8), second(8))

# Output:
# 登记实例: 8 12
# 登记类: 8 8
