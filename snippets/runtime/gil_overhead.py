import threading
import time


def count(n):
    while n:
        n -= 1


def serial(n):
    count(n)
    count(n)


def threaded(n):
    workers = [threading.Thread(target=count, args=(n,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def cpu_seconds(run):
    began = time.process_time()  # 只算本进程用掉的 CPU
    run(1_000_000)
    return time.process_time() - began


rounds = [(cpu_seconds(serial), cpu_seconds(threaded)) for _ in range(5)]
one_by_one = min(first for first, _ in rounds)
two_threads = min(second for _, second in rounds)
print("同样的活，两个线程没有省 CPU:", two_threads > 0.75 * one_by_one)
print("同样的活，两个线程没有慢到 1.5 倍:", two_threads < 1.5 * one_by_one)

# Output (gil):
# 同样的活，两个线程没有省 CPU: True
# 同样的活，两个线程没有慢到 1.5 倍: True
