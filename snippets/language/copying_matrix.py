import copy

makers = {"赋值": lambda x: x, "浅拷贝": copy.copy, "深拷贝": copy.deepcopy}
statements = [
    "other = [['酱油']]",
    "other += [['酱油']]",
    "other[0] = ['酱油']",
    "other[0].append('酱油')",
]

for statement in statements:
    cells = []
    for name, make in makers.items():
        original = [["牛奶"], ["面包"]]
        names = {"other": make(original)}
        exec(statement, names)  # 在名字表 names 里执行这一句
        changed = original != [["牛奶"], ["面包"]]
        cells.append(f"{name}: {'变了' if changed else '没变'}")
    print(f"{statement:24}", "  ".join(cells))

# Output:
# other = [['酱油']]         赋值: 没变  浅拷贝: 没变  深拷贝: 没变
# other += [['酱油']]        赋值: 变了  浅拷贝: 没变  深拷贝: 没变
# other[0] = ['酱油']        赋值: 变了  浅拷贝: 没变  深拷贝: 没变
# other[0].append('酱油')    赋值: 变了  浅拷贝: 变了  深拷贝: 没变
