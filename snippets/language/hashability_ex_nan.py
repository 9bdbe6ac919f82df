nan = float("nan")
other = float("nan")
seen = {nan: "一号传感器"}
print("nan == nan:", nan == nan)
print("nan 在列表里:", nan in [nan])
print("用原来的对象查:", seen.get(nan))
print("用另一个 nan 查:", seen.get(other))
print("去重后剩:", len({nan, other, nan}))

# Output:
# nan == nan: False
# nan 在列表里: True
# 用原来的对象查: 一号传感器
# 用另一个 nan 查: None
# 去重后剩: 2

# Guess:
# nan == nan: False
# nan 在列表里: False
# 用原来的对象查: None
# 用另一个 nan 查: None
# 去重后剩: 3
