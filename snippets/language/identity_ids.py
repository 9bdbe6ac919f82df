print("两个新对象，is:", object() is object())
print("两个新对象，id 相等:", id(object()) == id(object()))

seen = {id([n]) for n in range(1000)}
print("一千个列表，用过的 id 个数少于一千:", len(seen) < 1000)

rows = [[n] for n in range(1000)]
print("都留着，id 个数:", len({id(row) for row in rows}))

# Output:
# 两个新对象，is: False
# 两个新对象，id 相等: True
# 一千个列表，用过的 id 个数少于一千: True
# 都留着，id 个数: 1000
