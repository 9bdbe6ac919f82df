import asyncio
import functools

import tenacity


def retry(times, sleep):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args):
            for attempt in range(times):
                try:
                    return function(*args)
                except ConnectionError:
                    if attempt == times - 1:
                        raise

        return wrapper

    return decorator


def retry_async(times, sleep):
    def decorator(function):
        @functools.wraps(function)
        async def wrapper(*args):
            for attempt in range(times):
                try:
                    return await function(*args)
                except ConnectionError:
                    if attempt == times - 1:
                        raise
                    await sleep(2**attempt)

        return wrapper

    return decorator


def with_tenacity(times, sleep):
    stop = tenacity.stop_after_attempt(times)
    wait = tenacity.wait_exponential()
    return tenacity.retry(stop=stop, wait=wait, sleep=sleep)


async def observe(make):
    calls, waits = [], []

    async def fetch():
        calls.append("请求")
        if len(calls) < 3:
            raise ConnectionError("断线")
        return "价格表"

    async def sleep(seconds):
        waits.append(seconds)

    try:
        result = await make(times=3, sleep=sleep)(fetch)()
    except ConnectionError as error:
        result = error
    return f"{len(calls)} 次请求，等待 {waits}，得到 {result}"


for make in retry, retry_async, with_tenacity:
    print(f"{make.__name__}: {asyncio.run(observe(make))}")

# Output:
# retry: 1 次请求，等待 []，得到 断线
# retry_async: 3 次请求，等待 [1, 2]，得到 价格表
# with_tenacity: 3 次请求，等待 [1.0, 2.0]，得到 价格表
