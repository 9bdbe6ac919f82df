import struct
import sys

import matplotlib.pyplot as plt
from zhplot import matplotlib_chineseize

matplotlib_chineseize()  # 让图里能写中文
POINTER = struct.calcsize("P")


def capacity(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // POINTER


def until_38(newsize):
    return newsize + (newsize >> 3) + (3 if newsize < 9 else 6)


items, lengths, now, before = [], [], [], []
for length in range(1, 101):
    items.append(None)
    lengths.append(length)
    now.append(capacity(items))
    full = not before or length > before[-1]
    before.append(until_38(length) if full else before[-1])

figure, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
axes.step(lengths, now, where="post", label="容量（量到的）")
axes.step(lengths, before, "--", where="post", label="3.8 及以前（按公式）")
axes.plot(lengths, lengths, ":", color="gray", label="长度")
axes.set(xlabel="长度", ylabel="格数")
axes.legend(frameon=False)
plt.savefig("list_staircase.svg")
print(
    "容量从不小于长度:", all(c >= n for c, n in zip(now, lengths, strict=True))
)
spare = max((c - n) / n for c, n in zip(now[60:], lengths[60:], strict=True))
print("超过 60 个，空着的不到四分之一:", spare < 0.25)

# Output:
# 容量从不小于长度: True
# 超过 60 个，空着的不到四分之一: True
