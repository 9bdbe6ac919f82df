def parse(text):
    """「12.50 元」变成 12.5。"""
    number = text.removesuffix("元").strip()
    if "," in number:
        number = number.split(",")[0]
    return float(number)


def total(lines):
    result = 0.0
    for name, text in lines:
        price = parse(text)
        result += price
    return result


if __name__ == "__main__":
    print("自测:", parse("12.50 元") == 12.5, parse("3 元") == 3)

# Output:
# 自测: True True
