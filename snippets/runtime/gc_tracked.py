import gc


class Point:
    __slots__ = ("x", "y")


n = 1  # 元组里放变量，免得整个元组成为编译期常量
samples = {
    "int": 42,
    "list": [],
    "实例": Point(),
    "(n, 2)": (n, 2),
    "(n, [])": (n, []),
    "{}": {},
    "{'a': 1}": {"a": 1},
    "{'a': []}": {"a": []},
}
before = {name: gc.is_tracked(sample) for name, sample in samples.items()}
gc.collect()
word = {True: "跟踪", False: "不跟踪"}
for name, sample in samples.items():
    print(f"{name}: {word[before[name]]} → {word[gc.is_tracked(sample)]}")

# Output (>=3.14.1, gil):
# int: 不跟踪 → 不跟踪
# list: 跟踪 → 跟踪
# 实例: 跟踪 → 跟踪
# (n, 2): 不跟踪 → 不跟踪
# (n, []): 跟踪 → 跟踪
# {}: 跟踪 → 跟踪
# {'a': 1}: 跟踪 → 跟踪
# {'a': []}: 跟踪 → 跟踪

# Output (<3.14, gil):
# int: 不跟踪 → 不跟踪
# list: 跟踪 → 跟踪
# 实例: 跟踪 → 跟踪
# (n, 2): 跟踪 → 不跟踪
# (n, []): 跟踪 → 跟踪
# {}: 不跟踪 → 不跟踪
# {'a': 1}: 不跟踪 → 不跟踪
# {'a': []}: 跟踪 → 跟踪
