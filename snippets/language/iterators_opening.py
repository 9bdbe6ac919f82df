def report(areas):
    print("  有 45:", 45 in areas)
    print("  有 120:", 120 in areas)
    print("  总面积:", sum(areas))


print("列表")
report([120, 45, 300])
print("生成器")
report(area for area in [120, 45, 300])

# Output:
# 列表
#   有 45: True
#   有 120: True
#   总面积: 465
# 生成器
#   有 45: True
#   有 120: False
#   总面积: 0

# Guess:
# 列表
#   有 45: True
#   有 120: True
#   总面积: 465
# 生成器
#   有 45: True
#   有 120: True
#   总面积: 465
