lengths = map(len, ["茶", "豆浆", "酸梅汤"])
try:
    len(lengths)
except TypeError as error:
    print("len():", error)
print("第一遍:", list(lengths))
print("第二遍:", list(lengths))

sent = []
map(sent.append, ["小林", "阿明"])  # 没有人来取
print("发给了:", sent)

# Output:
# len(): object of type 'map' has no len()
# 第一遍: [1, 2, 3]
# 第二遍: []
# 发给了: []

# Guess:
# len(): object of type 'map' has no len()
# 第一遍: [1, 2, 3]
# 第二遍: [1, 2, 3]
# 发给了: ['小林', '阿明']
