import time
from concurrent.futures import ThreadPoolExecutor


def count(n):
    while n:
        n -= 1


def measure(threads):
    """同样两份计算，交给这么多个线程：返回从开始到做完的时间、CPU 时间。"""
    with ThreadPoolExecutor(threads) as pool:
        began, cpu = time.perf_counter(), time.process_time()
        list(pool.map(count, [1_000_000] * 2))
        return time.perf_counter() - began, time.process_time() - cpu


rounds = [(measure(1), measure(2)) for _ in range(5)]
need = min(one[1] for one, _ in rounds)  # 一个线程做完两份要的 CPU 时间
finished = min(two[0] for _, two in rounds)
used = min(two[1] for _, two in rounds)
print(
    "两个线程，做完的时间不比一个线程要的 CPU 时间短:", finished > 0.8 * need
)
print("两个线程，花的 CPU 时间没有多出一半:", used < 1.5 * need)

# Output (gil):
# 两个线程，做完的时间不比一个线程要的 CPU 时间短: True
# 两个线程，花的 CPU 时间没有多出一半: True
