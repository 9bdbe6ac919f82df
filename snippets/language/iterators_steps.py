def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


stream = batches(["猫", "狗", "鸟"], size=2)
print("建好了，还没有运行")
first = next(stream)
print("第一批:", first)
rest = list(stream)
print("剩下的:", rest)

# Output:
# 建好了，还没有运行
# 第一批: ['猫', '狗']
# 剩下的: [['鸟']]

# Steps: stream, first, rest
