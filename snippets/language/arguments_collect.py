def register(*names, **options):
    print("收集到的 names:", type(names).__name__, names)
    options.pop("role")
    options["tags"].append("新人")


people = ["小林", "阿明"]
settings = {"role": "编辑", "tags": []}
register(*people, **settings)
print("调用者的字典里还有 role:", "role" in settings)
print("但字典里的列表是共用的:", settings["tags"])

first, *others = ("小林", "阿明", "小周")
print("星号赋值得到的 others:", type(others).__name__, others)

# Output:
# 收集到的 names: tuple ('小林', '阿明')
# 调用者的字典里还有 role: True
# 但字典里的列表是共用的: ['新人']
# 星号赋值得到的 others: list ['阿明', '小周']
