import gc
import weakref


class Session:
    def __init__(self):
        self.me = self


def generation_of(probe):
    target = probe()
    for generation in (0, 1, 2):
        if any(item is target for item in gc.get_objects(generation)):
            return generation
    return "已释放"


gc.disable()
session = Session()
probe = weakref.ref(session)
print("刚创建，在第", generation_of(probe), "代")
gc.collect(0)
print("活过 collect(0)，在第", generation_of(probe), "代")
gc.collect(1)
print("活过 collect(1)，在第", generation_of(probe), "代")

del session  # 现在它是垃圾，但住在第 2 代
for generation in (0, 1, 2):
    gc.collect(generation)
    print(f"变成垃圾后 collect({generation})，还活着:", probe() is not None)

# Output (>=3.14, <3.14.5, gil):
# 刚创建，在第 0 代
# 活过 collect(0)，在第 2 代
# 活过 collect(1)，在第 2 代
# 变成垃圾后 collect(0)，还活着: True
# 变成垃圾后 collect(1)，还活着: True
# 变成垃圾后 collect(2)，还活着: False

# Output (gil):
# 刚创建，在第 0 代
# 活过 collect(0)，在第 1 代
# 活过 collect(1)，在第 2 代
# 变成垃圾后 collect(0)，还活着: True
# 变成垃圾后 collect(1)，还活着: True
# 变成垃圾后 collect(2)，还活着: False
