from operator import itemgetter

orders = [("茶", 30), ("水", 20), ("糖", 30), ("米", 20)]
by_price = itemgetter(1)
up = sorted(orders, key=by_price)
down = sorted(orders, key=by_price, reverse=True)
print("升序:        ", up)
print("reverse=True:", down)
print("升序再倒过来:", up[::-1])
print("同价的，reverse=True 保住原来的先后:", down != up[::-1])

wanted = sorted(orders, key=lambda order: (-order[1], order[0]))
twice = sorted(orders)  # 先按次要的排，再按主要的排
twice.sort(key=by_price, reverse=True)
print("价格从高到低，同价按名字:", wanted)
print("排两遍，结果一样:", twice == wanted)

# Output:
# 升序:         [('水', 20), ('米', 20), ('茶', 30), ('糖', 30)]
# reverse=True: [('茶', 30), ('糖', 30), ('水', 20), ('米', 20)]
# 升序再倒过来: [('糖', 30), ('茶', 30), ('米', 20), ('水', 20)]
# 同价的，reverse=True 保住原来的先后: True
# 价格从高到低，同价按名字: [('糖', 30), ('茶', 30), ('水', 20), ('米', 20)]
# 排两遍，结果一样: True

# Guess:
# 升序:         [('水', 20), ('米', 20), ('茶', 30), ('糖', 30)]
# reverse=True: [('糖', 30), ('茶', 30), ('米', 20), ('水', 20)]
# 升序再倒过来: [('糖', 30), ('茶', 30), ('米', 20), ('水', 20)]
# 同价的，reverse=True 保住原来的先后: False
# 价格从高到低，同价按名字: [('糖', 30), ('茶', 30), ('水', 20), ('米', 20)]
# 排两遍，结果一样: True
