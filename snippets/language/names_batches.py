class Batch:
    alive = peak = 0

    def __init__(self):
        Batch.alive += 1
        Batch.peak = max(Batch.peak, Batch.alive)

    def __del__(self):
        Batch.alive -= 1


for _ in range(2):
    batch = Batch()  # 右边先算：新的造好时，旧的还绑着
print("不 del，同时最多几批:", Batch.peak)

del batch
Batch.peak = 0
for _ in range(2):
    batch = Batch()
    del batch
print("用完就 del，同时最多几批:", Batch.peak)

# Output:
# 不 del，同时最多几批: 2
# 用完就 del，同时最多几批: 1

# Steps: batch
