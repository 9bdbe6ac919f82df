def total(prices, shipping):
    prices += shipping
    return sum(prices)


basket = [30, 20]
print("列表，第一次算:", total(basket, [5]))
print("列表，再算一次:", total(basket, [5]))
fixed = (30, 20)
print("元组，第一次算:", total(fixed, (5,)))
print("元组，再算一次:", total(fixed, (5,)))

# Output:
# 列表，第一次算: 55
# 列表，再算一次: 60
# 元组，第一次算: 55
# 元组，再算一次: 55

# Guess:
# 列表，第一次算: 55
# 列表，再算一次: 55
# 元组，第一次算: 55
# 元组，再算一次: 55

# Steps: basket, fixed
