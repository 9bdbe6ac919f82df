pair = frozenset({"甲", "乙"})
groups = {pair}
scores = {pair: 95}
query = {"乙", "甲"}
print("集合里查集合:", query in groups)
try:
    print("字典里查集合:", query in scores)
except TypeError:
    print("字典里查集合: TypeError")

# Output:
# 集合里查集合: True
# 字典里查集合: TypeError

# Guess:
# 集合里查集合: False
# 字典里查集合: False

# Guess:
# 集合里查集合: True
# 字典里查集合: True
