def moved(operate, size=1000):
    """操作之后，有几个元素换了位置。"""
    items = [object() for _ in range(size)]
    before = list(items)  # 拿住它们，地址才不会给别的对象用
    operate(items)
    places = {id(item): place for place, item in enumerate(items)}
    return sum(
        places.get(id(x), place) != place for place, x in enumerate(before)
    )


def delete_slice(items):
    del items[10:20]


print("append(x):", moved(lambda items: items.append("x")))
print("pop():", moved(lambda items: items.pop()))
print("insert(500, x):", moved(lambda items: items.insert(500, "x")))
print("insert(0, x):", moved(lambda items: items.insert(0, "x")))
print("pop(0):", moved(lambda items: items.pop(0)))
print("del items[10:20]:", moved(delete_slice))
print("reverse():", moved(lambda items: items.reverse()))

# Output:
# append(x): 0
# pop(): 0
# insert(500, x): 500
# insert(0, x): 1000
# pop(0): 999
# del items[10:20]: 980
# reverse(): 1000
