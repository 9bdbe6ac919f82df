import copy
import pickle
import sys
from timeit import repeat

calls = 0


def count_deepcopy(frame, event, arg):
    global calls
    calls += event == "call" and frame.f_code is copy.deepcopy.__code__


def best(work):
    return min(repeat(work, number=1, repeat=7))


def round_trip(value):
    return pickle.loads(pickle.dumps(value))


sys.setprofile(count_deepcopy)
copy.deepcopy([[1, 2, 3, 4] for _ in range(3)])
sys.setprofile(None)
print("deepcopy 被调用的次数:", calls, "= 1 个外层 + 3 行 + 12 个整数")

grid = [list(range(100)) for _ in range(100)]
deep = best(lambda: copy.deepcopy(grid))
rows = best(lambda: [row[:] for row in grid])
print("逐行切片快 10 倍以上:", deep > 10 * rows)
print("整数表，pickle 往返更快:", deep > best(lambda: round_trip(grid)))
blob = [bytes(10_000_000)]
deep = best(lambda: copy.deepcopy(blob))
print("一大段 bytes，deepcopy 更快:", deep < best(lambda: round_trip(blob)))

# Output:
# deepcopy 被调用的次数: 16 = 1 个外层 + 3 行 + 12 个整数
# 逐行切片快 10 倍以上: True
# 整数表，pickle 往返更快: True
# 一大段 bytes，deepcopy 更快: True
