import abc
import functools
import pickle


class Schedule(abc.ABC):
    @abc.abstractmethod
    def lr(self, step): ...


class Warmup(Schedule):
    def __init__(self, base, steps):
        self.base, self.steps = base, steps

    def lr(self, step):
        return self.base * min(1, (step + 1) / self.steps)


def warmup(step, *, base, steps):
    return base * min(1, (step + 1) / steps)


def make_warmup(base, steps):
    def lr(step):
        return base * min(1, (step + 1) / steps)

    return lr


def train(lr_at, weight=1.0):
    history = []
    for step in range(100):
        weight -= lr_at(step) * 2 * weight  # 最小化 weight 的平方
        history.append(weight)
    return history


def picklable(strategy):
    try:
        return pickle.loads(pickle.dumps(strategy))(3) == strategy(3)
    except (AttributeError, pickle.PicklingError):
        return False


forms = {
    "类": Warmup(0.01, 10).lr,  # 绑定方法也是可调用对象
    "偏函数": functools.partial(warmup, base=0.01, steps=10),
    "闭包": make_warmup(0.01, 10),
}
histories = [train(lr_at) for lr_at in forms.values()]
print("一百步，权重处处相同:", histories[0] == histories[1] == histories[2])
for name, lr_at in forms.items():
    print(f"{name}能交给别的进程:", picklable(lr_at))

# Output:
# 一百步，权重处处相同: True
# 类能交给别的进程: True
# 偏函数能交给别的进程: True
# 闭包能交给别的进程: False
