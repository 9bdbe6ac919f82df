import gc
import linecache
import tracemalloc


class Request:
    def __init__(self, number):
        self.number = number
        self.body = bytearray(10_000)


recent: list[Request] = []


def handle(number):
    request = Request(number)
    recent.append(request)  # 只进不出
    return len(request.body)


gc.collect()
tracemalloc.start()
before = tracemalloc.take_snapshot()
for number in range(100):
    handle(number)
print("gc.collect() 找到的垃圾:", gc.collect())

growth = tracemalloc.take_snapshot().compare_to(before, "lineno")[0]
where = growth.traceback[0]
line = linecache.getline(where.filename, where.lineno).strip()
print("内存增长最多的一行:", line)
print("增长超过 1 MB:", growth.size_diff >= 1_000_000)

# Output:
# gc.collect() 找到的垃圾: 0
# 内存增长最多的一行: self.body = bytearray(10_000)
# 增长超过 1 MB: True
