def for_loop(iterable):
    """照 for 的规则取完，只用 iter 和 next。"""
    iterator = iter(iterable)
    items = []
    while True:
        try:
            items.append(next(iterator))
        except StopIteration:
            return items


labels = ["猫", "狗", "鸟"]
print("与 for 取到的相同:", for_loop(labels) == [*labels])

morning, evening = iter(labels), iter(labels)
print("早上取到:", next(morning), next(morning))
print("晚上取到:", next(evening))
print("列表自己没有 __next__:", not hasattr(labels, "__next__"))
print("iter(迭代器) 是它自己:", iter(morning) is morning)
list(morning)
print("取完再问，还是没有:", list(morning))

# Output:
# 与 for 取到的相同: True
# 早上取到: 猫 狗
# 晚上取到: 猫
# 列表自己没有 __next__: True
# iter(迭代器) 是它自己: True
# 取完再问，还是没有: []

# Diagram: labels, morning, evening
