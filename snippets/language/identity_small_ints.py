def cached(number):
    return int(str(number)) is int(str(number))


top = bottom = 0
while cached(top + 1):
    top += 1
while cached(bottom - 1):
    bottom -= 1
print("常驻的整数: 从", bottom, "到", top)

one = int("1")
print("算出来的两个最大的:", top - one + one is top - one + one)
print("再加一:", top + one is top + one)
yes = one > 0
print("True == 1:", yes == one, "  同一个:", yes is one)

# Output:
# 常驻的整数: 从 -5 到 256
# 算出来的两个最大的: True
# 再加一: False
# True == 1: True   同一个: False
