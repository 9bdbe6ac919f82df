prices = [5, 5, 9, 5, 5]
for price in prices:
    if price == 5:
        prices.remove(price)
print("边走边删，还剩:", prices)

prices = [5, 5, 9, 5, 5]
prices[:] = [price for price in prices if price != 5]
print("先算出要留的:", prices)

# Steps: prices, price

# Output:
# 边走边删，还剩: [9, 5, 5]
# 先算出要留的: [9]
