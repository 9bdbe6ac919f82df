import functools
import threading
from concurrent.futures import ThreadPoolExecutor

THREADS = 8
everyone_has_looked = threading.Barrier(THREADS)
lock = threading.Lock()
opened: list["Pool"] = []


class Pool:
    kept: object = None

    def __init__(self):
        opened.append(self)


def no_lock():
    if Pool.kept is None:
        everyone_has_looked.wait()  # 等八个线程都看到 None，再往下走
        Pool.kept = Pool()
    return Pool.kept


def lock_only():
    if Pool.kept is None:
        everyone_has_looked.wait()
        with lock:
            Pool.kept = Pool()
    return Pool.kept


def look_again():
    if Pool.kept is None:
        everyone_has_looked.wait()
        with lock:
            if Pool.kept is None:  # 拿到锁，再看一次
                Pool.kept = Pool()
    return Pool.kept


@functools.cache
def cached():
    everyone_has_looked.wait()
    return Pool()


for get in no_lock, lock_only, look_again, cached:
    Pool.kept = None
    opened.clear()
    with ThreadPoolExecutor(THREADS) as executor:
        pools = list(executor.map(lambda _: get(), range(THREADS)))
    print(f"{get.__name__}: 八个线程打开了 {len(opened)} 个连接池")

# Output:
# no_lock: 八个线程打开了 8 个连接池
# lock_only: 八个线程打开了 8 个连接池
# look_again: 八个线程打开了 1 个连接池
# cached: 八个线程打开了 8 个连接池
