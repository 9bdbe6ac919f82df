import copy
import threading


class Limiter:
    def __init__(self, quota):
        self.quota = quota
        self.owners = {"self": self}
        self.lock = threading.Lock()


class CopyableLimiter(Limiter):
    def __deepcopy__(self, memo):
        clone = type(self).__new__(type(self))
        memo[id(self)] = clone  # 先登记，再递归：环才能闭合
        clone.quota = copy.deepcopy(self.quota, memo)
        clone.owners = copy.deepcopy(self.owners, memo)
        clone.lock = threading.Lock()
        return clone


try:
    copy.deepcopy(Limiter({"小林": 5}))
except TypeError as error:
    print("默认做法失败:", error)

limiter = CopyableLimiter({"小林": 5})
clone = copy.deepcopy(limiter)
print("数据独立:", clone.quota is not limiter.quota)
print("自引用指向副本:", clone.owners["self"] is clone)
print("各有各的锁:", clone.lock is not limiter.lock)

# Output:
# 默认做法失败: cannot pickle '_thread.lock' object
# 数据独立: True
# 自引用指向副本: True
# 各有各的锁: True
