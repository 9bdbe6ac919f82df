from math import log2

import matplotlib.pyplot as plt
import numpy as np
from zhplot import matplotlib_chineseize

matplotlib_chineseize()  # 让图里能写中文

ALPHA = 10e-6  # 每一步的固定延迟，秒
BETA = 1 / 25e9  # 每字节的传输时间，秒：25 GB/s


def ring(n, size):
    return 2 * (n - 1) * ALPHA + 2 * (n - 1) / n * size * BETA


def tree(n, size):  # 沿二项树汇总，再原路广播，每一步都传整份
    return 2 * log2(n) * (ALPHA + size * BETA)


def halving(n, size):
    return 2 * log2(n) * ALPHA + 2 * (n - 1) / n * size * BETA


def halving_on_line(n, size):  # 相距 d 的人交换，中间的链路上挤着 d 份
    crowded = sum(size / 2**k * n / 2**k for k in range(1, int(log2(n)) + 1))
    return 2 * log2(n) * ALPHA + 2 * crowded * BETA


def crossover(n, other):
    """数据多大时，环开始比另一种快（字节）；两者都是大小的一次函数。"""
    late = ring(n, 0) - other(n, 0)
    gain = (other(n, 1e6) - other(n, 0)) - (ring(n, 1e6) - ring(n, 0))
    return late / gain * 1e6


sizes = np.logspace(3, 9, 200)
figure, axes = plt.subplots(
    1, 2, figsize=(7, 3.5), sharey=True, layout="constrained"
)
curves = {"环": ring, "树": tree, "折半倍增": halving}
curves["折半倍增，排成一线"] = halving_on_line
for n, ax in zip((8, 64), axes, strict=True):
    for (name, time), style in zip(
        curves.items(), ("-", "--", ":", "-."), strict=True
    ):
        ax.loglog(sizes, time(n, sizes) * 1e3, style, label=name)
    ax.set(title=f"{n} 个进程", xlabel="数据量（字节）")
    never = bool(np.all(halving(n, sizes) <= ring(n, sizes)))
    print(f"{n} 个进程：互不争用时，折半倍增从不比环慢: {never}")
    print(f"  环比树快，从 {crossover(n, tree) / 1e6:.2f} MB 起")
    line = crossover(n, halving_on_line) / 1e6
    print(f"  环比排成一线的折半倍增快，从 {line:.2f} MB 起")
axes[0].set_ylabel("时间（毫秒）")
axes[0].legend(frameon=False)
plt.savefig("ddp_cost.svg")

# Timeout: 60

# Output:
# 8 个进程：互不争用时，折半倍增从不比环慢: True
#   环比树快，从 0.47 MB 起
#   环比排成一线的折半倍增快，从 0.57 MB 起
# 64 个进程：互不争用时，折半倍增从不比环慢: True
#   环比树快，从 2.84 MB 起
#   环比排成一线的折半倍增快，从 0.70 MB 起
