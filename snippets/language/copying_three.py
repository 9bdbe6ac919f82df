import copy

shopping = [["牛奶"], ["面包"]]
alias = shopping
shallow = copy.copy(shopping)
deep = copy.deepcopy(shopping)

shopping.append(["酱油"])
shopping[0].append("酸奶")
print("别名:  ", alias)
print("浅拷贝:", shallow)
print("深拷贝:", deep)

# Output:
# 别名:   [['牛奶', '酸奶'], ['面包'], ['酱油']]
# 浅拷贝: [['牛奶', '酸奶'], ['面包']]
# 深拷贝: [['牛奶'], ['面包']]

# Steps: shopping, alias, shallow, deep
