one, other = {0, 8}, {8, 0}
first, *_ = one
again, *_ = other
print("两个集合相等:", one == other)
print("解包出的第一个元素:", first, again)

smallest, *_ = {9, 1, 64}
print("{9, 1, 64} 解包出的第一个:", smallest)
smallest, *_ = sorted({9, 1, 64})
print("先排序再解包:", smallest)

# Output:
# 两个集合相等: True
# 解包出的第一个元素: 0 8
# {9, 1, 64} 解包出的第一个: 64
# 先排序再解包: 1

# Guess:
# 两个集合相等: True
# 解包出的第一个元素: 0 8
# {9, 1, 64} 解包出的第一个: 9
# 先排序再解包: 1

# Guess:
# 两个集合相等: True
# 解包出的第一个元素: 0 0
# {9, 1, 64} 解包出的第一个: 1
# 先排序再解包: 1
