left, right = 2000, 2000
print("一开始:", left is right)
left += 1
right += 1
print("各加一以后:", left is right)

# Output:
# 一开始: True
# 各加一以后: False
