import functools
import inspect
import json


def constant(step, *, base):
    return base


def warmup(step, *, base, steps=1000):
    return base * min(1, (step + 1) / steps)


SCHEDULES = {"constant": constant, "warmup": warmup}


def build(spec):
    options = dict(spec)
    function = SCHEDULES[options.pop("name")]
    inspect.signature(function).bind(0, **options)  # 现在就核对
    return functools.partial(function, **options)


good = json.loads('{"name": "warmup", "base": 0.01, "steps": 4}')
lr_at = build(good)
print("读自配置:", [lr_at(step) for step in range(4)])

typo = json.loads('{"name": "warmup", "base": 0.01, "stpes": 4}')
try:
    build(typo)
except TypeError as error:
    print("启动时就报错:", error)

late = functools.partial(warmup, base=0.01, stpes=4)
print("只用 partial，造得出来:", callable(late))
try:
    late(0)
except TypeError as error:
    print("训练时才报错:", error)

# Output (>=3.13):
# 读自配置: [0.0025, 0.005, 0.0075, 0.01]
# 启动时就报错: got an unexpected keyword argument 'stpes'
# 只用 partial，造得出来: True
# 训练时才报错: warmup() got an unexpected keyword argument 'stpes'. Did you mean 'step'?

# Output:
# 读自配置: [0.0025, 0.005, 0.0075, 0.01]
# 启动时就报错: got an unexpected keyword argument 'stpes'
# 只用 partial，造得出来: True
# 训练时才报错: warmup() got an unexpected keyword argument 'stpes'
