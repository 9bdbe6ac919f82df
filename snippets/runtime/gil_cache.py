import threading

cache: dict[str, object] = {}
opened: list[str] = []
both_looked = threading.Barrier(2)


def connection(host):
    if host not in cache:
        both_looked.wait()  # 真实程序里，这里是建立连接时的网络等待
        opened.append(host)
        cache[host] = object()
    return cache[host]


threads = [threading.Thread(target=connection, args=("db",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print("建立的连接数:", len(opened))
print("缓存里的连接数:", len(cache))

# Output:
# 建立的连接数: 2
# 缓存里的连接数: 1
