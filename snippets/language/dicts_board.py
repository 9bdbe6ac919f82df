scores = {"amy": 70, "bob": 95, "cara": 82}
print("榜单:", sorted(scores, reverse=True))
print("第一名:", max(scores))

scores["amy"] = 99  # 改分
del scores["bob"]
scores["bob"] = 95  # 删了又加回来
print("遍历次序:", list(scores))
rewritten = {"bob": 95, "cara": 82, "amy": 99}
print("和另写的一份相等:", scores == rewritten)

# Output:
# 榜单: ['cara', 'bob', 'amy']
# 第一名: cara
# 遍历次序: ['amy', 'cara', 'bob']
# 和另写的一份相等: True

# Guess:
# 榜单: ['bob', 'cara', 'amy']
# 第一名: bob
# 遍历次序: ['bob', 'cara', 'amy']
# 和另写的一份相等: False

# Guess:
# 榜单: ['cara', 'bob', 'amy']
# 第一名: cara
# 遍历次序: ['amy', 'bob', 'cara']
# 和另写的一份相等: True
