menu = {"茶": 5, "水": 1, "糖": 2}
menu["茶"] = 6
menu["米"] = 4
del menu["水"]
menu["水"] = 1
menu.update({"盐": 3, "糖": 9})
menu.setdefault("茶", 0)
last = menu.popitem()
merged = {"米": 0, "油": 8} | menu
print("一路改下来:", menu)
print("popitem 取走最后放进的:", last)
print("合并，左边的先占位置:", merged)

# Output:
# 一路改下来: {'茶': 6, '糖': 9, '米': 4, '水': 1}
# popitem 取走最后放进的: ('盐', 3)
# 合并，左边的先占位置: {'米': 4, '油': 8, '茶': 6, '糖': 9, '水': 1}

# Steps: menu, last, merged
