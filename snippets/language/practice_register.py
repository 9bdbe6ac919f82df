import functools
import random
from collections.abc import Sized


def my_dispatch(default):
    table = {object: default}

    def register(cls):
        def decorator(function):
            table[cls] = function
            return function  # 登记之后原样还回去

        return decorator

    def dispatch(cls):
        return next(table[base] for base in cls.__mro__ if base in table)

    def wrapper(value):
        return dispatch(type(value))(value)

    wrapper.register, wrapper.dispatch = register, dispatch
    return wrapper


def unknown(value):
    return "不认识"


rng = random.Random(2026)
agreed = []
for _ in range(300):
    mine, theirs = my_dispatch(unknown), functools.singledispatch(unknown)
    classes: list[type] = []
    for _ in range(8):
        bases = rng.sample(classes, min(len(classes), rng.randint(1, 3)))
        try:
            cls = type(f"C{len(classes)}", tuple(bases), {})
        except TypeError:  # 这几个基类排不出次序
            continue
        classes.append(cls)
        if rng.random() < 0.5:
            handler = functools.partial(print, cls)
            mine.register(cls)(handler)
            theirs.register(cls)(handler)
    agreed += [mine.dispatch(c) is theirs.dispatch(c) for c in classes]
print("三百个随机的类层次，派给同一个函数:", all(agreed))

for dispatcher in mine, theirs:
    dispatcher.register(Sized)(lambda value: f"有 {len(value)} 项")
print("列表，登记在抽象基类 Sized 上:", mine(["苹果"]), theirs(["苹果"]))

# Output:
# 三百个随机的类层次，派给同一个函数: True
# 列表，登记在抽象基类 Sized 上: 不认识 有 1 项
