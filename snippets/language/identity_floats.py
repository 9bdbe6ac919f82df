price, again = 0.5, 0.5
print("同一次编译的两个 0.5，is:", price is again)
print("读进来的两个 0.5，is:", float("0.5") is float("0.5"))
print("算出来的 0.5，is:", price + 0.0 is price)

nan = float("nan")
print("nan，is:", nan is nan, " ==:", nan == nan)
print("列表里找得到 nan:", nan in [nan])
print("字典里找得到 nan:", {nan: "缺失"}.get(nan))
print("另一个 nan 找不到:", float("nan") in [nan])

# Output:
# 同一次编译的两个 0.5，is: True
# 读进来的两个 0.5，is: False
# 算出来的 0.5，is: False
# nan，is: True  ==: False
# 列表里找得到 nan: True
# 字典里找得到 nan: 缺失
# 另一个 nan 找不到: False

# Guess:
# 同一次编译的两个 0.5，is: True
# 读进来的两个 0.5，is: True
# 算出来的 0.5，is: True
# nan，is: False  ==: False
# 列表里找得到 nan: False
# 字典里找得到 nan: None
# 另一个 nan 找不到: False
