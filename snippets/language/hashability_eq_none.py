class Tag:
    def __init__(self, name):
        self.name = name


class Loose(Tag):
    def __eq__(self, other):
        return self.name.lower() == other.name.lower()


class Kept(Loose):
    def __hash__(self):
        return hash(self.name.lower())


for kind in (Tag, Loose, Kept):
    try:
        count = str(len({kind("Python"), kind("python")}))
    except TypeError:
        count = "TypeError"
    print(f"{kind.__name__}: 去重后剩 {count}，", end="")
    print("__hash__ 是 None:", kind.__hash__ is None)
print("Loose 自己的名字空间里多了 __hash__:", "__hash__" in vars(Loose))

# Output:
# Tag: 去重后剩 2，__hash__ 是 None: False
# Loose: 去重后剩 TypeError，__hash__ 是 None: True
# Kept: 去重后剩 1，__hash__ 是 None: False
# Loose 自己的名字空间里多了 __hash__: True
