from debugging_prices import total

lines = [
    ("茶", "12.50 元"),
    ("笔", "3 元"),
    ("显示器", "1,280 元"),
    ("线", "19.90 元"),
]

print("合计:", total(lines), "元")

# Output:
# 合计: 36.4 元
