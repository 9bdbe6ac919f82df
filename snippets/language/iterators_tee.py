import tracemalloc
from itertools import tee

N = 100_000


def rows():
    return (n * 1000 for n in range(N))


def one_after_another():
    first, second = tee(rows())
    return max(first) - min(second)


def side_by_side():
    first, second = tee(rows())
    return sum(b - a for a, b in zip(first, second))


def with_list():
    items = list(rows())
    return max(items) - min(items)


def peak(work):
    tracemalloc.start()
    work()
    high = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return high


whole = peak(with_list)
print("一先一后，与列表相比超过九成:", peak(one_after_another) > 0.9 * whole)
print("并排走，不到列表的百分之一:", peak(side_by_side) < 0.01 * whole)

# Output:
# 一先一后，与列表相比超过九成: True
# 并排走，不到列表的百分之一: True
