print("重名")

# Output:
# 重名
