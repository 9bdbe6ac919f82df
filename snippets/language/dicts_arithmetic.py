from collections import Counter

stock = Counter(茶=5, 水=2, 糖=1)
orders = Counter(茶=2, 水=3, 米=1)
print("减号，负数丢掉:", dict(stock - orders))
left = stock.copy()
left.subtract(orders)
print("subtract，留着负数:", dict(left))
print("缺的货:", dict(-left))
print("合起来:", dict(stock + orders))
print("各取大的:", dict(stock | orders), "各取小的:", dict(stock & orders))
print("够不够发货:", orders <= stock, "一共要:", orders.total())
print("零和没有算相等:", Counter(茶=1, 水=0) == Counter(茶=1))
print("换成 dict 就不等:", dict(Counter(茶=1, 水=0)) == {"茶": 1})

# Output:
# 减号，负数丢掉: {'茶': 3, '糖': 1}
# subtract，留着负数: {'茶': 3, '水': -1, '糖': 1, '米': -1}
# 缺的货: {'水': 1, '米': 1}
# 合起来: {'茶': 7, '水': 5, '糖': 1, '米': 1}
# 各取大的: {'茶': 5, '水': 3, '糖': 1, '米': 1} 各取小的: {'茶': 2, '水': 2}
# 够不够发货: False 一共要: 6
# 零和没有算相等: True
# 换成 dict 就不等: False
