import copy
import pickle
import threading


class Counter:
    def __init__(self):
        self.hits = {"首页": 1}
        self.lock = threading.Lock()

    def __getstate__(self):
        return {"hits": self.hits}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = threading.Lock()


counter = Counter()
print("浅拷贝共用锁:", copy.copy(counter).lock is counter.lock)
for name, clone in [
    ("copy", copy.copy(counter)),
    ("deepcopy", copy.deepcopy(counter)),
    ("pickle", pickle.loads(pickle.dumps(counter))),
]:
    print(f"{name} 之后共用 hits:", clone.hits is counter.hits)

# Output:
# 浅拷贝共用锁: False
# copy 之后共用 hits: True
# deepcopy 之后共用 hits: False
# pickle 之后共用 hits: False
