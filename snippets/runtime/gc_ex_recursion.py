import gc


def count_down(n):
    def step(k):
        return "完成" if k == 0 else step(k - 1)

    return step(n)


def count_down_flat(n):
    while n > 0:
        n -= 1
    return "完成"


gc.collect()
gc.disable()
for work in (count_down, count_down_flat):
    for _ in range(10):
        work(3)
    print(f"{work.__name__} 调用 10 次后，gc.collect() 返回:", gc.collect())

# Output:
# count_down 调用 10 次后，gc.collect() 返回: 30
# count_down_flat 调用 10 次后，gc.collect() 返回: 0
