import functools

requests: list[str] = []


def ask(server):
    requests.append(server)
    return "完成" if requests.count(server) == 3 else "排队中"


def until_done(function):
    @functools.wraps(function)
    def wrapper(server):
        for _ in range(3):
            status = function(server)
            if status == "完成":
                break
        return status

    return wrapper


cache_outside = functools.cache(until_done(ask))  # @cache 写在上面
cache_inside = until_done(functools.cache(ask))  # @cache 写在下面

print("缓存在外:", cache_outside("甲"), "| 请求次数:", requests.count("甲"))
print("再问一次:", cache_outside("甲"), "| 请求次数:", requests.count("甲"))
print("缓存在内:", cache_inside("乙"), "| 请求次数:", requests.count("乙"))
print("再问一次:", cache_inside("乙"), "| 请求次数:", requests.count("乙"))

# Output:
# 缓存在外: 完成 | 请求次数: 3
# 再问一次: 完成 | 请求次数: 3
# 缓存在内: 排队中 | 请求次数: 1
# 再问一次: 排队中 | 请求次数: 1
