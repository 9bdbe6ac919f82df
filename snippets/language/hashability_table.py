class Player:
    level = 1


samples = [
    ("列表", [1], "x.append(2)"),
    ("集合", {1}, "x.add(2)"),
    ("bytearray", bytearray(b"a"), "x[0] = 66"),
    ("普通实例", Player(), "x.level = 2"),
    ("类", Player, "x.level = 2"),
    ("函数", lambda: 1, "x.level = 2"),
    ("字符串", "abc", "x[0] = 'z'"),
    ("frozenset", frozenset({1}), "x.add(2)"),
    ("元组 (1, 2)", (1, 2), "x[0] = 9"),
    ("元组 (1, [2])", (1, [2]), "x[0] = 9"),
]
for label, value, statement in samples:
    try:
        exec(statement, {"x": value})
        mutable = "能改"
    except (TypeError, AttributeError):
        mutable = "不能改"
    try:
        hash(value)
        hashable = "能哈希"
    except TypeError:
        hashable = "不能哈希"
    print(f"{label}: {mutable}，{hashable}")

# Output:
# 列表: 能改，不能哈希
# 集合: 能改，不能哈希
# bytearray: 能改，不能哈希
# 普通实例: 能改，能哈希
# 类: 能改，能哈希
# 函数: 能改，能哈希
# 字符串: 不能改，能哈希
# frozenset: 不能改，能哈希
# 元组 (1, 2): 不能改，能哈希
# 元组 (1, [2]): 不能改，不能哈希
