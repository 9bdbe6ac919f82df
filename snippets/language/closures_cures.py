from functools import partial


def make_callback(n):
    return lambda: n


def identity(n):
    return n


by_default = [lambda n=n: n for n in range(3)]
by_factory = [make_callback(n) for n in range(3)]
by_partial = [partial(identity, n) for n in range(3)]

print("默认参数:", [callback() for callback in by_default])
print("工厂函数:", [callback() for callback in by_factory])
print("partial:", [callback() for callback in by_partial])
print("默认参数会被多传的实参顶掉:", by_default[0]("点击事件"))

# Output:
# 默认参数: [0, 1, 2]
# 工厂函数: [0, 1, 2]
# partial: [0, 1, 2]
# 默认参数会被多传的实参顶掉: 点击事件

# Diagram: by_default, by_factory, by_partial
