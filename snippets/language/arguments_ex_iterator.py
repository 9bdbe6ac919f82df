tickets = iter(["A1", "A2", "A3", "A4"])
try:
    first, second = tickets
except ValueError as error:
    print("解包失败:", error)
print("还剩:", list(tickets))

# Output:
# 解包失败: too many values to unpack (expected 2)
# 还剩: ['A4']

# Guess:
# 解包失败: too many values to unpack (expected 2)
# 还剩: ['A3', 'A4']

# Guess:
# 解包失败: too many values to unpack (expected 2)
# 还剩: ['A1', 'A2', 'A3', 'A4']
