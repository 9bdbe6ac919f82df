import functools
import gc
import weakref


class OnMethod:
    @functools.lru_cache(maxsize=128)
    def predict(self, x=1):
        return x * 2


class PerInstance:
    def __init__(self):
        self.predict = functools.lru_cache(maxsize=128)(self._predict)

    def _predict(self, x=1):
        return x * 2


class OneValue:
    @functools.cached_property
    def predict(self):
        return lambda: 2


gc.disable()  # 只看引用计数；要收环时自己收
for kind in OnMethod, PerInstance, OneValue:
    model = kind()
    model.predict()
    alive = weakref.ref(model)
    del model
    print(kind.__name__, "删掉之后还活着:", alive() is not None, end="，")
    gc.collect()
    print("再收一次环还活着:", alive() is not None)

first, second = OnMethod(), OnMethod()
first.predict(), second.predict()
print("三个实例共用一个缓存，现有:", OnMethod.predict.cache_info().currsize)

# Output:
# OnMethod 删掉之后还活着: True，再收一次环还活着: True
# PerInstance 删掉之后还活着: True，再收一次环还活着: False
# OneValue 删掉之后还活着: False，再收一次环还活着: False
# 三个实例共用一个缓存，现有: 3
