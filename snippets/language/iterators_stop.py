def first(group):
    return next(iter(group))  # 空的组会在这里抛出 StopIteration


def first_of_each(groups):
    for group in groups:
        yield first(group)


groups = [["猫", "狗"], [], ["鸟"]]
try:
    print(list(first_of_each(groups)))
except RuntimeError as error:
    print("生成器:", error, "| 起因:", repr(error.__cause__))

print("map:", list(map(first, groups)))
print("给出缺省值:", [next(iter(group), None) for group in groups])

# Output:
# 生成器: generator raised StopIteration | 起因: StopIteration()
# map: ['猫']
# 给出缺省值: ['猫', None, '鸟']
