labels: dict[float, str] = {}
labels[1] = "整数"
labels[True] = "布尔"
labels[1.0] = "浮点"
print("几项:", len(labels))
print("字典:", labels)

# Output:
# 几项: 1
# 字典: {1: '浮点'}

# Guess:
# 几项: 3
# 字典: {1: '整数', True: '布尔', 1.0: '浮点'}

# Guess:
# 几项: 1
# 字典: {1.0: '浮点'}
