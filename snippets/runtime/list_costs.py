from collections import deque

import matplotlib.pyplot as plt
from zhplot import matplotlib_chineseize

matplotlib_chineseize()  # 让图里能写中文


def moved_by_front(count):
    """真的一个个 insert(0)，数元素一共挪了几次。"""
    items, total, places = [], 0, {}
    for number in range(count):
        items.insert(0, number)
        now = {item: place for place, item in enumerate(items)}
        total += sum(now[item] != place for item, place in places.items())
        places = now
    return total


def copied_by_append(count):
    """一个个 append，最坏情形抄了几个指针。"""
    allocated = total = 0
    for newsize in range(1, count + 1):
        if newsize > allocated:
            total += newsize - 1
            allocated = (newsize + (newsize >> 3) + 6) & ~3
    return total


sizes = [10, 20, 50, 100, 200, 400]
front = [moved_by_front(size) for size in sizes]
back = [copied_by_append(size) for size in sizes]
figure, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
axes.loglog(sizes, front, "o-", label="list.insert(0, x)：挪动次数")
axes.loglog(sizes, back, "s--", label="list.append(x)：抄写次数，最坏")
axes.set(xlabel="放进去的元素个数", ylabel="总次数")
axes.legend(frameon=False)
plt.savefig("list_costs.svg")
print("插在开头，恰好是 n(n-1)/2:", front == [n * (n - 1) // 2 for n in sizes])
print(
    "插在末尾，不到 9n:",
    all(b < 9 * n for b, n in zip(back, sizes, strict=True)),
)
queue = deque(range(3))
queue.appendleft("加急")
print("双端队列两头都行:", queue.popleft(), queue.pop())

# Output:
# 插在开头，恰好是 n(n-1)/2: True
# 插在末尾，不到 9n: True
# 双端队列两头都行: 加急 2
