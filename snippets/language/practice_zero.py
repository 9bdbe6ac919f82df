import functools

import tenacity


def retry(times):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except ConnectionError:
                    if attempt == times - 1:
                        raise

        return wrapper

    return decorator


def try_it(decorator):
    calls = []

    def pay():
        calls.append("付款")
        raise ConnectionError

    try:
        end = f"返回 {decorator(pay)()}"
    except Exception as error:
        end = f"抛出 {type(error).__name__}"
    return f"发出 {len(calls)} 次，{end}"


for times in (0, 1, 3):
    theirs = tenacity.retry(stop=tenacity.stop_after_attempt(times))
    print(f"times={times} 教程的写法: {try_it(retry(times))}")
    print(f"times={times} tenacity: {try_it(theirs)}")

# Output:
# times=0 教程的写法: 发出 0 次，返回 None
# times=0 tenacity: 发出 1 次，抛出 RetryError
# times=1 教程的写法: 发出 1 次，抛出 ConnectionError
# times=1 tenacity: 发出 1 次，抛出 RetryError
# times=3 教程的写法: 发出 3 次，抛出 ConnectionError
# times=3 tenacity: 发出 3 次，抛出 RetryError
