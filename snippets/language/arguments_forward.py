def fetch(url, *, timeout=10):
    return f"{url}，限 {timeout} 秒"


def retry_get(*args, **kwargs):
    times = kwargs.get("times", 1)  # 看了一眼，没有取走
    return f"{times} 次: {fetch(*args, **kwargs)}"


def retry_pop(*args, **kwargs):
    times = kwargs.pop("times", 1)
    return f"{times} 次: {fetch(*args, **kwargs)}"


def retry(*args, times=1, **kwargs):  # 同样的意思，写在签名里
    return f"{times} 次: {fetch(*args, **kwargs)}"


for wrapper in (retry_get, retry_pop, retry):
    try:
        answer = wrapper("/cart", times=3, timeout=5)
    except TypeError as error:
        answer = f"TypeError: {error}"
    print(f"{wrapper.__name__}: {answer}")

# Output:
# retry_get: TypeError: fetch() got an unexpected keyword argument 'times'
# retry_pop: 3 次: /cart，限 5 秒
# retry: 3 次: /cart，限 5 秒
