import itertools


def deep(cls):
    walk = [cls]
    for base in cls.__bases__:
        walk += deep(base)
    return walk


def wide(cls):
    walk, level = [], [cls]
    while level:
        walk += level
        level = [base for c in level for base in c.__bases__]
    return walk


def first(walk):
    """重复的留第一次；object 放到最后，不然会冤枉它们。"""
    return [*dict.fromkeys(c for c in walk if c is not object), object]


def last(walk):
    """重复的留最后一次：PEP 253 为 Python 2.2 写的规则。"""
    return list(dict.fromkeys(reversed(walk)))[::-1]


def hierarchies(size, classes=()):
    """造 size 个类，基类的每种选法、每种次序；交出最后一个类。"""
    if size == 0:
        yield classes[-1]
        return
    for count in range(len(classes) + 1):
        for bases in itertools.permutations(classes, count):
            try:
                made = type("ABCDE"[len(classes)], bases, {})
            except TypeError:
                continue
            yield from hierarchies(size - 1, (*classes, made))


for size in (3, 4, 5):
    wrong = dict.fromkeys(["深度优先", "广度优先", "两者都", "2.2"], 0)
    total = 0
    for cls in hierarchies(size):
        total += 1
        by_depth = first(deep(cls)) != cls.mro()
        by_breadth = first(wide(cls)) != cls.mro()
        wrong["深度优先"] += by_depth
        wrong["广度优先"] += by_breadth
        wrong["两者都"] += by_depth and by_breadth
        wrong["2.2"] += last(deep(cls)) != cls.mro()
    print(f"{size} 个类，{total} 种层次，次序错的:", wrong)

# Output:
# 3 个类，9 种层次，次序错的: {'深度优先': 0, '广度优先': 0, '两者都': 0, '2.2': 0}
# 4 个类，96 种层次，次序错的: {'深度优先': 7, '广度优先': 7, '两者都': 0, '2.2': 2}
# 5 个类，2422 种层次，次序错的: {'深度优先': 567, '广度优先': 491, '两者都': 118, '2.2': 185}
