import ctypes
import gc
import weakref


class Folder:
    def __init__(self, parent=None):
        self.parent = parent
        self.children = []
        if parent is not None:
            parent.children.append(self)


gc.disable()  # 让回收器只在我们叫它时运行
root = Folder()
logs = Folder(parent=root)
watcher = weakref.ref(root)
ob_refcnt = ctypes.c_ssize_t.from_address(id(root))
print("名字 root 加上 logs.parent:", ob_refcnt.value)

del root, logs
print("名字都没了，计数停在:", ob_refcnt.value)
gc.collect()
print("回收器跑过之后还活着:", watcher() is not None)

# Output (gil):
# 名字 root 加上 logs.parent: 2
# 名字都没了，计数停在: 1
# 回收器跑过之后还活着: False
