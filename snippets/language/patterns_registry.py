import difflib
import inspect


class Registry:
    def __init__(self, kind):
        self.kind, self.makers = kind, {}

    def register(self, name):
        def decorator(maker):
            if name in self.makers:
                raise ValueError(f"{self.kind} {name!r} 重复登记")
            self.makers[name] = maker
            return maker

        return decorator

    def create(self, name, **options):
        if name not in self.makers:
            close = difflib.get_close_matches(name, self.makers)
            raise ValueError(f"没有{self.kind} {name!r}，想写 {close}？")
        maker = self.makers[name]
        try:  # 只核对参数，不运行：里面的 TypeError 不会混进来
            inspect.signature(maker).bind(**options)
        except TypeError as error:
            raise TypeError(f"{self.kind} {name!r}: {error}") from None
        return maker(**options)


schedules = Registry("学习率策略")


@schedules.register("warmup")
def make_warmup(base, steps):
    return lambda step: base * min(1, (step + 1) / steps)


lr_at = schedules.create("warmup", base=0.01, steps=4)
print([lr_at(step) for step in range(5)])
for wrong in (
    lambda: schedules.create("warmpu", base=0.01, steps=4),
    lambda: schedules.create("warmup", base=0.01, steps=4, decay=2),
    lambda: schedules.register("warmup")(make_warmup),
):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")

# Output:
# [0.0025, 0.005, 0.0075, 0.01, 0.01]
# ValueError: 没有学习率策略 'warmpu'，想写 ['warmup']？
# TypeError: 学习率策略 'warmup': got an unexpected keyword argument 'decay'
# ValueError: 学习率策略 'warmup' 重复登记
