trace = []


class ByHand(type):
    def __call__(cls, *args, **kwargs):  # type.__call__ 用 Python 写一遍
        instance = cls.__new__(cls, *args, **kwargs)
        if isinstance(instance, cls):
            type(instance).__init__(instance, *args, **kwargs)
        return instance


def build(meta):
    class Plain(metaclass=meta):  # type: ignore[metaclass]
        def __init__(self, lr=0.1):
            trace.append(f"初始化 {lr}")

    class Single(Plain):
        kept = None

        def __new__(cls, *args):
            trace.append("__new__")
            cls.kept = cls.kept or super().__new__(cls)
            return cls.kept

    class Other(Plain):
        def __new__(cls, *args):
            return "不是自己的实例"

    return Plain, Single, Other


def record(meta):
    trace.clear()
    plain, single, other = build(meta)
    plain(1), single(2), single(), other(3)
    return list(trace)


print("手写的与 type 自己的，经过相同:", record(ByHand) == record(type))
print(record(type))


class Once(type):
    kept: dict = {}

    def __call__(cls, *args):  # 在 __new__ 和 __init__ 之前就拦住
        if cls not in Once.kept:
            Once.kept[cls] = super().__call__(*args)
        return Once.kept[cls]


trace.clear()
Plain, *_ = build(Once)
print("同一个:", Plain(1) is Plain(2), trace)

# Output:
# 手写的与 type 自己的，经过相同: True
# ['初始化 1', '__new__', '初始化 2', '__new__', '初始化 0.1']
# 同一个: True ['初始化 1']
