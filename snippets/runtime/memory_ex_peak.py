import tracemalloc

MB = 1_000_000


def show(step):
    now, peak = tracemalloc.get_traced_memory()
    print(f"{step}：现在 {now // MB} MB，峰值 {peak // MB} MB")
    tracemalloc.reset_peak()


tracemalloc.start()
pages = bytes(10 * MB)
show("读入")
pages = pages + pages
show("接上一份")
pages = pages[MB:]
show("去掉开头")
pages = b""
show("清空")

# Output:
# 读入：现在 10 MB，峰值 10 MB
# 接上一份：现在 20 MB，峰值 30 MB
# 去掉开头：现在 19 MB，峰值 39 MB
# 清空：现在 0 MB，峰值 19 MB
