names = ["王五", "张三", "赵六", "李四"]
print("排好的:", sorted(names))
print("按码位:", sorted(names, key=lambda name: [ord(ch) for ch in name]))

# Output:
# 排好的: ['张三', '李四', '王五', '赵六']
# 按码位: ['张三', '李四', '王五', '赵六']

# Guess:
# 排好的: ['李四', '王五', '张三', '赵六']
# 按码位: ['李四', '王五', '张三', '赵六']
