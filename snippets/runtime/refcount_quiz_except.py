import gc
import weakref


class Batch:
    pass


def fetch(keep):
    batch = Batch()
    watchers.append(weakref.ref(batch))
    try:
        raise TimeoutError
    except TimeoutError as error:
        if keep:
            failure = error


gc.disable()
watchers: list[weakref.ref[Batch]] = []
fetch(keep=False)
fetch(keep=True)
print("没有另存异常，batch 还活着:", watchers[0]() is not None)
print("另存进局部变量，batch 还活着:", watchers[1]() is not None)
gc.collect()
print("回收器跑过之后:", watchers[1]() is not None)

# Output:
# 没有另存异常，batch 还活着: False
# 另存进局部变量，batch 还活着: True
# 回收器跑过之后: False
