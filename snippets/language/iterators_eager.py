def load(name):
    print("  读", name)
    return [1, 2]


print("建立")
pairs = ((a, b) for a in load("左表") for b in load("右表"))
print("取用")
print(list(pairs))

ids, wanted = [1, 2, 3], {1, 2}
kept = (i for i in ids if i in wanted)
ids, wanted = [], {3}
print("ids 用旧的，wanted 用新的:", list(kept))

# Output:
# 建立
#   读 左表
# 取用
#   读 右表
#   读 右表
# [(1, 1), (1, 2), (2, 1), (2, 2)]
# ids 用旧的，wanted 用新的: [3]

# Guess:
# 建立
# 取用
#   读 左表
#   读 右表
#   读 右表
# [(1, 1), (1, 2), (2, 1), (2, 2)]
# ids 用旧的，wanted 用新的: []
