print("单价:", 3)
print("合计:", 3 * 4)

# Output:
# 单价: 3
# 合计: 13
