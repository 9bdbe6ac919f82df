orders = [("书", 20), ("茶", 35), ("笔", 20), ("灯", 35)]


def price(order):
    return order[1]


print("同价的保持原来的先后:", [name for name, _ in sorted(orders, key=price)])
downwards = sorted(orders, key=price, reverse=True)
print("从贵到便宜，同价的也是:", [name for name, _ in downwards])

stock = [30, 10, 20]
lengths = []


def nosy(number):
    lengths.append(len(stock))
    return number


def meddling(number):
    stock.append(0)
    return -number


stock.sort(key=nosy)
print("排序途中看到的长度:", lengths, "排完:", stock)
try:
    stock.sort(key=meddling)
except ValueError as error:
    print("途中 append:", error, "，结果:", stock)

# Output:
# 同价的保持原来的先后: ['书', '笔', '茶', '灯']
# 从贵到便宜，同价的也是: ['茶', '灯', '书', '笔']
# 排序途中看到的长度: [0, 0, 0] 排完: [10, 20, 30]
# 途中 append: list modified during sort ，结果: [30, 20, 10]
