def id_inside(parameter):
    return id(parameter)


price = listed = [9.9]
print("两个名字，同一个 id:", id(price) == id(listed))
print("形参是又一个名字，还是它:", id_inside(price) == id(price))
before = id(price)
price = price + [8.8]
print("名字没变，id 变了:", id(price) != before)
print("原来的对象和 id 都还在:", id(listed) == before)

# Output:
# 两个名字，同一个 id: True
# 形参是又一个名字，还是它: True
# 名字没变，id 变了: True
# 原来的对象和 id 都还在: True
