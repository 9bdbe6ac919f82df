statements = [
    "p = p + [9]",
    "p += [9]",
    "p.append(9)",
    "p[:] = [9]",
    "p = [9]",
    "del p",
]
for statement in statements:
    names = {}
    exec(f"def change(p): {statement}", names)  # 函数体只有这一句
    basket = [1]
    names["change"](basket)
    seen = "看见了" if basket != [1] else "看不见"
    print(f"{statement:12} 调用者{seen}: {basket}")

# Output:
# p = p + [9]  调用者看不见: [1]
# p += [9]     调用者看见了: [1, 9]
# p.append(9)  调用者看见了: [1, 9]
# p[:] = [9]   调用者看见了: [9]
# p = [9]      调用者看不见: [1]
# del p        调用者看不见: [1]
