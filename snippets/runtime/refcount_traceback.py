import traceback
import weakref


class Batch:
    pass


def load():
    batch = Batch()
    watchers.append(weakref.ref(batch))
    raise ValueError("第 3 行格式错误")


watchers: list[weakref.ref[Batch]] = []
try:
    load()
except ValueError as error:
    failure = error

print("load() 已退出，它的局部变量还活着:", watchers[0]() is not None)
frames = [frame for frame, line in traceback.walk_tb(failure.__traceback__)]
print("回溯里的栈帧:", [frame.f_code.co_name for frame in frames])
frames.clear()
failure.__traceback__ = None
print("去掉回溯，异常还在，局部变量还活着:", watchers[0]() is not None)
print("except 绑定的名字 error 还在:", "error" in globals())

# Output:
# load() 已退出，它的局部变量还活着: True
# 回溯里的栈帧: ['<module>', 'load']
# 去掉回溯，异常还在，局部变量还活着: False
# except 绑定的名字 error 还在: False
