import os


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def serve(history, step):
    """一次请求造十万个小对象，每 step 个留下一个。"""
    rows = [b"row %d" % number for number in range(100_000)]
    history.append(rows[::step])


def growth(step):
    """第一次请求之后，再来十次，常驻内存涨了多少 MB。"""
    history: list[list[bytes]] = []
    serve(history, step)
    first = resident()
    for _ in range(10):
        serve(history, step)
    return (resident() - first) / 1e6


print("每千个留一个，涨了不到 10 MB:", growth(1000) < 10)
print("全部留下，涨了 40 MB 以上:", growth(1) > 40)

# Output (linux, gil):
# 每千个留一个，涨了不到 10 MB: True
# 全部留下，涨了 40 MB 以上: True
