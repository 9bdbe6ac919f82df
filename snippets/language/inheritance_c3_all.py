import itertools
import random


def merge(rows):
    order = []
    while rows := [row for row in rows if row]:
        heads = [row[0] for row in rows]
        good = [h for h in heads if not any(h in row[1:] for row in rows)]
        if not good:
            return None  # 排不出次序
        order.append(good[0])
        rows = [row[row[0] == good[0] :] for row in rows]
    return order


def c3(name, bases):
    rows = [c3(parent, bases) for parent in bases[name]]
    rest = merge([*rows, list(bases[name])])
    return None if rest is None else [name, *rest]


def real(name, bases, classes):
    """让 type 造出这个类，返回它的 MRO；type 不肯造，返回 None。"""
    try:
        parents = tuple(classes[parent] for parent in bases[name])
        classes[name] = type(name, parents, {})
    except TypeError:
        return None
    return [cls.__name__ for cls in classes[name].__mro__]


def every(names, bases, classes):
    """第一个类到最后一个类，基类的每一种选法、每一种次序。"""
    name, *later = names
    known = [n for n in classes if n != "object"]
    for size in range(len(known) + 1):
        for parents in itertools.permutations(known, size):
            mine = bases | {name: parents or ("object",)}
            made = dict(classes)
            expected = real(name, mine, made)
            if not later:
                yield c3(name, mine), expected
            elif expected:
                yield from every(later, mine, made)


def drawn(seed):
    """随机造十个类，每个最多三个基类。"""
    rng = random.Random(seed)
    bases: dict[str, tuple] = {"object": ()}
    classes = {"object": object}
    for name in "ABCDEFGHIJ":
        known = list(classes)[1:]
        size = min(len(known), rng.randint(0, 3))
        bases[name] = tuple(rng.sample(known, size)) or ("object",)
        yield c3(name, bases), real(name, bases, classes)


def report(title, pairs):
    pairs = list(pairs)
    refused = [pair for pair in pairs if pair[1] is None]
    print(title, len(pairs), "个类，type 拒绝", len(refused), "个")
    print("  手写的拒绝的正是这些，其余的次序也一样:", end=" ")
    print(all(mine == expected for mine, expected in pairs))


start = ({"object": ()}, {"object": object})
report("五个类的全部组合:", every("ABCDE", *start))
rounds = (drawn(seed) for seed in range(200))
report("200 个随机层次:", itertools.chain.from_iterable(rounds))

# Output:
# 五个类的全部组合: 6240 个类，type 拒绝 3818 个
#   手写的拒绝的正是这些，其余的次序也一样: True
# 200 个随机层次: 2000 个类，type 拒绝 317 个
#   手写的拒绝的正是这些，其余的次序也一样: True
