print("没人看")

# Output:
# 没人看
