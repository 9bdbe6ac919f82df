import functools

pairs = [
    ("price(3)", "price(3.0)"),
    ("price(True)", "price(1.0)"),
    ("price(3, 1)", "price(3.0, 1)"),
    ("price(cost=3)", "price(cost=3.0)"),
    ("price((3,))", "price((3.0,))"),
    ("price(3)", "price(cost=3)"),
    ("price(cost=3, tax=1)", "price(tax=1, cost=3)"),
]


def price(cost, tax=0):
    return cost + tax if isinstance(cost, (int, float)) else sum(cost)


def shared(calls, typed):
    cached = functools.lru_cache(maxsize=None, typed=typed)(price)
    for call in calls:
        eval(call, {"price": cached})
    return "一项" if cached.cache_info().hits else "两项"


print("不写 typed   typed=True")
for calls in pairs:
    print("  ".join(shared(calls, typed) for typed in (False, True)), *calls)

# Output:
# 不写 typed   typed=True
# 两项  两项 price(3) price(3.0)
# 一项  两项 price(True) price(1.0)
# 一项  两项 price(3, 1) price(3.0, 1)
# 一项  两项 price(cost=3) price(cost=3.0)
# 一项  一项 price((3,)) price((3.0,))
# 两项  两项 price(3) price(cost=3)
# 两项  两项 price(cost=3, tax=1) price(tax=1, cost=3)
