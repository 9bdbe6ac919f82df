import gc
import weakref


class Server:
    def __init__(self, name):
        self.name = name
        self.connections = []


class Connection:
    def __init__(self, server):
        self.server = server
        server.connections.append(self)

    def __del__(self):
        print("2. __del__ 访问到环上的伙伴:", self.server.name)
        print("   此时弱引用还有效:", probe() is not None)


gc.collect()
gc.disable()
connection = Connection(Server("主库"))
probe = weakref.ref(connection, lambda ref: print("1. 弱引用的回调"))
del connection
gc.collect()
print("3. 收完了，gc.garbage:", gc.garbage)

# Output:
# 1. 弱引用的回调
# 2. __del__ 访问到环上的伙伴: 主库
#    此时弱引用还有效: False
# 3. 收完了，gc.garbage: []
