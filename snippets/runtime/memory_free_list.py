import tracemalloc

old = [n + 0.5 for n in range(80)]
del old  # 浮点数的壳没有还给分配器，留在空闲链表里
new = [0.0] * 80
tracemalloc.start()
for index in range(80):
    new[index] = index + 0.25
seen = tracemalloc.get_traced_memory()[0]
tracemalloc.stop()
print("新造了 80 个浮点数，tracemalloc 看到的不到 8 个:", seen < 8 * 24)

# Output:
# 新造了 80 个浮点数，tracemalloc 看到的不到 8 个: True
