import gc
import weakref


class Session:
    pass


cache: dict[str, Session] = {}


def handle(user):
    session = Session()
    cache[user] = session  # 泄漏：登记了却没人注销
    return weakref.ref(session)


watcher = handle("小明")
leaked = watcher()
print("函数返回后还活着:", leaked is not None)
for holder in gc.get_referrers(leaked):
    if holder is not globals():  # 名字 leaked 自己也算一个持有者
        print(
            "谁拿着它:", "cache" if holder is cache else type(holder).__name__
        )

del leaked, holder
cache.clear()
print("清掉缓存后还活着:", watcher() is not None)

# Output:
# 函数返回后还活着: True
# 谁拿着它: cache
# 清掉缓存后还活着: False
