import linecache
import tracemalloc

history: list[bytes] = []


def decode(number):
    return bytes(100_000 + number)


def thumbnail(number):
    return len(decode(number))


def preview(number):
    history.append(decode(number))
    return len(history)


def code(frame):
    return linecache.getline(frame.filename, frame.lineno).strip()


tracemalloc.start(10)  # 每次分配记下 10 层调用，默认只记 1 层
before = tracemalloc.take_snapshot()
for number in range(50):
    thumbnail(number)
    preview(number)
after = tracemalloc.take_snapshot()

by_line = after.compare_to(before, "lineno")[0]
print("按行:", code(by_line.traceback[0]))
by_calls = after.compare_to(before, "traceback")[0]
for frame in by_calls.traceback:  # 从最外层到最里层
    if frame.filename == __file__:
        print("按调用链:", code(frame))
print("多出来的块数:", by_calls.count_diff)

# Output:
# 按行: return bytes(100_000 + number)
# 按调用链: preview(number)
# 按调用链: history.append(decode(number))
# 按调用链: return bytes(100_000 + number)
# 多出来的块数: 50
