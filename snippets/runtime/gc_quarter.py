import gc
from itertools import pairwise

kept = []
size_at_run: dict[int, list[int]] = {0: [], 1: [], 2: []}


def record(phase, info):
    if phase == "start":
        size_at_run[info["generation"]].append(len(kept))


gc.freeze()  # 启动时已有的对象不参与，便于看清规律
gc.collect()
gc.set_threshold(100, 1, 1)  # 单看阈值，第 1 代每收两三次就该全量收一次
gc.callbacks.append(record)
for n in range(200_000):
    kept.append([n])
gc.callbacks.clear()

middle, full = size_at_run[1], size_at_run[2]
print("自动做过全量收集:", len(full) > 0)
if full:
    print("全量收集不到第 1 代收集的 1/20:", len(middle) > 20 * len(full))
    growth = [later / earlier for earlier, later in pairwise(full)]
    print("每次都等存活对象增加 25% 以上:", min(growth) >= 1.25)

# Output (>=3.14, <3.14.5, gil):
# 自动做过全量收集: False

# Output (gil):
# 自动做过全量收集: True
# 全量收集不到第 1 代收集的 1/20: True
# 每次都等存活对象增加 25% 以上: True
