print("第一行")
print("新的")

# Output:
# 第一行
# 旧的
