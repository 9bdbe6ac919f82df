import tracemalloc


class Slotted:
    __slots__ = ("x", "y", "z")

    def __init__(self):
        self.x = self.y = self.z = 0


class Forgot(Slotted):
    pass


class Kept(Slotted):
    __slots__ = ()


class Plain:
    def __init__(self):
        self.x = self.y = self.z = 0


def bytes_each(cls, count=1000):
    warm = [cls() for _ in range(count)]
    kept = [None] * count
    tracemalloc.start()
    for index in range(count):
        kept[index] = cls()
    each = tracemalloc.get_traced_memory()[0] / count
    tracemalloc.stop()
    return round(each) if warm else None


print("Kept 与父类一样大:", bytes_each(Kept) == bytes_each(Slotted))
print("Forgot 与父类一样大:", bytes_each(Forgot) == bytes_each(Slotted))
print("Forgot 与不用槽的一样大:", bytes_each(Forgot) == bytes_each(Plain))

# Output (==3.13.*):
# Kept 与父类一样大: True
# Forgot 与父类一样大: False
# Forgot 与不用槽的一样大: False

# Output:
# Kept 与父类一样大: True
# Forgot 与父类一样大: False
# Forgot 与不用槽的一样大: True

# Guess:
# Kept 与父类一样大: True
# Forgot 与父类一样大: True
# Forgot 与不用槽的一样大: False
