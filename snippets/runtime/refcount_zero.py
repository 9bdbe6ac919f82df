import gc


class Upload:
    def __del__(self):
        print("  __del__ 运行")


gc.disable()
runs: list[str] = []
gc.callbacks.append(lambda phase, info: runs.append(phase))

first = Upload()
second = first
print("del first")
del first
print("del second")
del second
print("下一行代码")
print("回收器开着:", gc.isenabled())
print("回收器运行次数:", len(runs))

# Output:
# del first
# del second
#   __del__ 运行
# 下一行代码
# 回收器开着: False
# 回收器运行次数: 0
