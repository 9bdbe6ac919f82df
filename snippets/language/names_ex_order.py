prices = [9, 12, 15]
i = 0
i = prices[i] = 2
print("prices:", prices)
print("i:", i)

# Output:
# prices: [9, 12, 2]
# i: 2
