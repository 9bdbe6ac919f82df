old = {"茶": 5, "水": 1, "糖": 2}
new = {"茶": 6, "水": 1, "米": 4}
keys = old.keys()
print("共同的键:", sorted(keys & new.keys()))
print("下架的:", keys - new.keys(), "上架的:", new.keys() - keys)
changed = old.items() - new.items()
print("没有原样留下的:", sorted(changed))
old["盐"] = 3
print("视图跟着变:", "盐" in keys, len(keys))
print("values() 不能这样比:", old.values() == old.values())

# Output:
# 共同的键: ['水', '茶']
# 下架的: {'糖'} 上架的: {'米'}
# 没有原样留下的: [('糖', 2), ('茶', 5)]
# 视图跟着变: True 4
# values() 不能这样比: False
