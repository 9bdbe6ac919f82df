def connect(**options):
    return options


site = {"timeout": 10, "retries": 3}
mine = {"timeout": 30}
print("写在 {} 里，后面的赢:", {**site, **mine})
try:
    connect(**site, **mine)
except TypeError as error:
    print("写在调用里，重复就报错:", error)
print("先合并，再展开:", connect(**site | mine))
print("能展开的不只是列表:", [*range(2), *"茶水", *mine])

# Output:
# 写在 {} 里，后面的赢: {'timeout': 30, 'retries': 3}
# 写在调用里，重复就报错: __main__.connect() got multiple values for keyword argument 'timeout'
# 先合并，再展开: {'timeout': 30, 'retries': 3}
# 能展开的不只是列表: [0, 1, '茶', '水', 'timeout']
