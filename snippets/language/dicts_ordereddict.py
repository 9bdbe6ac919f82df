from collections import OrderedDict

left, right = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print("两个 OrderedDict，次序不同，相等:", left == right)
print("一边换成 dict，相等:", left == dict(right))

recent = OrderedDict(首页=1, 购物车=2, 订单=3)
recent.move_to_end("首页")
print("挪到最后:", list(recent))
recent.move_to_end("订单", last=False)
print("挪到最前:", list(recent))
print("从最前取走:", recent.popitem(last=False))

plain = {"首页": 1, "购物车": 2, "订单": 3}
plain["首页"] = plain.pop("首页")
print("dict 挪到最后:", list(plain))
first = next(iter(plain))
print("dict 从最前取走:", (first, plain.pop(first)))

# Output:
# 两个 OrderedDict，次序不同，相等: False
# 一边换成 dict，相等: True
# 挪到最后: ['购物车', '订单', '首页']
# 挪到最前: ['订单', '购物车', '首页']
# 从最前取走: ('订单', 3)
# dict 挪到最后: ['购物车', '订单', '首页']
# dict 从最前取走: ('购物车', 2)
