import gc

runs: list[int] = []


def count_start(phase, info):
    if phase == "start":
        runs.append(info["generation"])


gc.collect()
gc.callbacks.append(count_start)
rows = list(map(list, ["ab"] * 100_000))  # 一次 C 调用里新建 10 万个列表
print("这一行里收集了几次:", len(runs))

# Output (>=3.12, gil):
# 这一行里收集了几次: 1

# Output (gil):
# 这一行里收集了几次: 142
