print("一部分")

# Output:
# 一部分
