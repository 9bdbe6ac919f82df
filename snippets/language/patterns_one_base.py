import abc
import inspect


class Strategy(abc.ABC):
    @abc.abstractmethod
    def apply(self, *args): ...


class Sgd(Strategy):
    def apply(self, weight, gradient):  # 优化器：收权重和梯度
        return weight - 0.1 * gradient


class Cosine(Strategy):
    def apply(self, step):  # 学习率策略：收第几步
        return 0.1 / (step + 1)


def update(strategy, weight, gradient):
    return strategy.apply(weight, gradient)


for strategy in Sgd(), Cosine():
    name = type(strategy).__name__
    print(name, "是 Strategy:", isinstance(strategy, Strategy))
    print("  签名:", inspect.signature(strategy.apply))
    try:
        print("  更新后:", update(strategy, 1.0, 2.0))
    except TypeError as error:
        print("  TypeError:", error)

# Output:
# Sgd 是 Strategy: True
#   签名: (weight, gradient)
#   更新后: 0.8
# Cosine 是 Strategy: True
#   签名: (step)
#   TypeError: Cosine.apply() takes 2 positional arguments but 3 were given
