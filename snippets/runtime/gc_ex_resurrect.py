import gc

rescued: list["Job"] = []


class Job:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("__del__ 被调用，把自己放回全局列表")
        rescued.append(self)


gc.collect()
gc.disable()
Job()
print("第一次 gc.collect():", gc.collect())
print("复活的对象结构完好:", rescued[0].me is rescued[0])

rescued.clear()
print("第二次 gc.collect():", gc.collect())
print("rescued 还是空的:", rescued == [])

# Output:
# __del__ 被调用，把自己放回全局列表
# 第一次 gc.collect(): 0
# 复活的对象结构完好: True
# 第二次 gc.collect(): 1
# rescued 还是空的: True
