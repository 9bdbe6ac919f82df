import functools
import logging

replies = [(500, []), (500, []), (200, ["苹果 3 元"])]
requests = []


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        logging.info("调用 %s%s", function.__name__, args)
        return function(*args)

    return wrapper


def retry(times):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args):
            for attempt in range(times):
                try:
                    return function(*args)
                except Exception:
                    if attempt == times - 1:
                        raise

        return wrapper

    return decorator


@functools.cache
@retry(times=3)
@logged
def fetch_prices(shop):
    requests.append(shop)
    return replies[len(requests) - 1]  # 许多 HTTP 库对 500 也是正常返回


print("第一次问:", fetch_prices("水果店"))
print("过一会儿再问:", fetch_prices("水果店"))
print("服务器收到的请求:", len(requests))

# Guess:
# 第一次问: (200, ['苹果 3 元'])
# 过一会儿再问: (200, ['苹果 3 元'])
# 服务器收到的请求: 3

# Output:
# 第一次问: (500, [])
# 过一会儿再问: (500, [])
# 服务器收到的请求: 1
