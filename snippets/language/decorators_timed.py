import asyncio
import contextlib
import functools
import inspect
import time


@contextlib.contextmanager
def stopwatch(name):
    start = time.perf_counter()
    try:
        yield
    finally:  # 抛出异常也要停表
        print(name, "量到了等待:", time.perf_counter() - start > 0.05)


def timed(function):
    @functools.wraps(function)
    def plain(*args, **kwargs):
        with stopwatch(function.__name__):
            return function(*args, **kwargs)

    @functools.wraps(function)
    async def coroutine(*args, **kwargs):
        with stopwatch(function.__name__):
            return await function(*args, **kwargs)

    return coroutine if inspect.iscoroutinefunction(function) else plain


@timed
async def download(url):
    await asyncio.sleep(0.1)
    return f"{url} 的内容"


print("返回值:", asyncio.run(download("a.html")))
print("download 仍被认作协程函数:", inspect.iscoroutinefunction(download))

# Output:
# download 量到了等待: True
# 返回值: a.html 的内容
# download 仍被认作协程函数: True
