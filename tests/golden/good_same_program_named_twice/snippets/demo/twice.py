print("同一个程序")

# Output:
# 同一个程序
