import copy
from collections import deque

samples = [[3, 1, 2], {"a": 1}, {3, 1}, deque([3, 1, 2])]
# 每个方法依次试这些实参，直到有一组能用、并且真的改了对象
attempts = [(), ("c", 7), (0, 7), ("a",), (1,), ([1, 7],), ({"b": 2},)]

for sample in samples:
    returns_none, returns_value = [], []
    for name in dir(sample):
        for arguments in attempts if name[0] != "_" else []:
            subject = copy.copy(sample)
            try:
                result = getattr(subject, name)(*arguments)
            except (TypeError, KeyError, ValueError, IndexError):
                continue
            if subject != sample:
                answer = returns_none if result is None else returns_value
                answer.append(name)
                break
    print(
        f"{type(sample).__name__}: 改了自己、返回 None 的",
        f"{len(returns_none)} 个，有返回值的 {returns_value}",
    )

# Output:
# list: 改了自己、返回 None 的 7 个，有返回值的 ['pop']
# dict: 改了自己、返回 None 的 2 个，有返回值的 ['pop', 'popitem', 'setdefault']
# set: 改了自己、返回 None 的 8 个，有返回值的 ['pop']
# deque: 改了自己、返回 None 的 9 个，有返回值的 ['pop', 'popleft']
