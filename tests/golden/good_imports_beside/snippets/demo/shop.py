from prices import TEA

print("茶:", TEA)

# Output:
# 茶: 12
