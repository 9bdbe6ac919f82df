import gc

runs: list[int] = []


class Row:
    pass


def count_start(phase, info):
    if phase == "start":
        runs.append(info["generation"])


def collections_during(work):
    gc.collect()
    runs.clear()
    work()
    return len(runs)


def use_and_drop():
    for _ in range(200_000):
        Row()  # 随即释放，净增始终接近 0


gc.callbacks.append(count_start)
buffers = collections_during(lambda: [bytes(100_000) for _ in range(300)])
dropped = collections_during(use_and_drop)
kept = collections_during(lambda: [Row() for _ in range(200_000)])
print("30 MB 的 bytes，全部留着，触发次数:", buffers)
print("20 万个实例，用完即弃，触发次数:", dropped)
expected = 200_000 // (gc.get_threshold()[0] + 1)
print("20 万个实例，全部留着，触发 200000 // (阈值 + 1) 次:", kept == expected)

# Output (gil):
# 30 MB 的 bytes，全部留着，触发次数: 0
# 20 万个实例，用完即弃，触发次数: 0
# 20 万个实例，全部留着，触发 200000 // (阈值 + 1) 次: True
