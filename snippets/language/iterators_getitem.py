from collections.abc import Iterable

asked = []


class Squares:
    """没有 __iter__，也没有 __len__。"""

    def __getitem__(self, index):
        asked.append(index)
        if index == 4:
            raise IndexError(index)
        return index**2


class Broken:
    def __iter__(self):
        return [0, 1, 4, 9]  # 列表不是迭代器


class Config:
    def __getitem__(self, key):
        return {"lr": 0.1}[key]


print("取到:", list(Squares()))  # type: ignore[call-overload]
print("依次问过的下标:", asked)
for thing in Squares(), Broken(), Config():
    print(type(thing).__name__, "是 Iterable:", isinstance(thing, Iterable))
    try:
        print("  取第一个:", next(iter(thing)))
    except (TypeError, KeyError) as error:
        print("  取第一个:", repr(error))

# Output:
# 取到: [0, 1, 4, 9]
# 依次问过的下标: [0, 1, 2, 3, 4]
# Squares 是 Iterable: False
#   取第一个: 0
# Broken 是 Iterable: True
#   取第一个: TypeError("iter() returned non-iterator of type 'list'")
# Config 是 Iterable: False
#   取第一个: KeyError(0)
