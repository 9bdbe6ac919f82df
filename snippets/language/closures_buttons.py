def make_buttons():
    buttons = []
    for label in ["上", "下"]:
        buttons.append(lambda: label)
    return buttons


up, down = make_buttons()
print("按「上」:", up())
print("按「下」:", down())

# Output:
# 按「上」: 下
# 按「下」: 下

# Steps: up, down
