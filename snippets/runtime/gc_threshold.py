import gc

print("默认阈值:", gc.get_threshold())

# Output (>=3.14, <3.14.5, gil):
# 默认阈值: (2000, 10, 0)

# Output (>=3.13, gil):
# 默认阈值: (2000, 10, 10)

# Output (gil):
# 默认阈值: (700, 10, 10)
