import gc
import weakref


class Page:
    def __init__(self):
        self.me = self
        self.child = None


gc.disable()
old = Page()
gc.collect()  # old 升到第 2 代
young = Page()
old.child = young
probe = weakref.ref(young)
del old, young  # 两个都成了垃圾：一个在第 2 代，一个在第 0 代

gc.collect(0)
print("collect(0) 之后 young 还活着:", probe() is not None)
gc.collect()
print("collect() 之后 young 还活着:", probe() is not None)

# Output (gil):
# collect(0) 之后 young 还活着: True
# collect() 之后 young 还活着: False
