def mark_all(prices):
    for name in prices:
        prices[name + "!"] = prices.pop(name)  # 删一个，添一个


for names in ("abc", "abcde"):
    prices = dict.fromkeys(names, 1)
    try:
        mark_all(prices)
        result = "没有报错"
    except RuntimeError as error:
        result = str(error)
    print(f"{len(names)} 项，{result}: {list(prices)}")

prices = dict.fromkeys("abcde", 1)
print("另造一个:", list({name + "!": p for name, p in prices.items()}))

# Output:
# 3 项，没有报错: ['a!', 'b!', 'c!']
# 5 项，dictionary keys changed during iteration: ['b', 'c!', 'd!', 'e!', 'a!!']
# 另造一个: ['a!', 'b!', 'c!', 'd!', 'e!']

# Guess:
# 3 项，没有报错: ['a!', 'b!', 'c!']
# 5 项，没有报错: ['a!', 'b!', 'c!', 'd!', 'e!']
# 另造一个: ['a!', 'b!', 'c!', 'd!', 'e!']
