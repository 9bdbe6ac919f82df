prices = map(float, ["3.5", "0", "12"])
paid = filter(None, prices)  # 去掉 0 元的
print("最贵的一笔:", max(paid))
print("合计:", sum(paid))

# Output:
# 最贵的一笔: 12.0
# 合计: 0

# Guess:
# 最贵的一笔: 12.0
# 合计: 15.5
