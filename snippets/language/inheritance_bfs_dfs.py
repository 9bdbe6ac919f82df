class Model:
    label = "模型"


class Timed(Model):
    label = "带时间的模型"


class Cached(Model):
    pass


class Audited(Timed):
    pass


class Report(Cached, Audited):
    pass


def depth_first(cls):
    walk = [cls]
    for base in cls.__bases__:
        walk += depth_first(base)
    return walk


def breadth_first(cls):
    walk, level = [], [cls]
    while level:
        walk += level
        level = [base for c in level for base in c.__bases__]
    return walk


for title, walk in [
    ("深度优先", depth_first(Report)),
    ("广度优先", breadth_first(Report)),
    ("实际的 MRO", Report.__mro__),
]:
    order = dict.fromkeys(walk)  # 一个类走到几次，算第一次
    order.pop(object)  # 它总在最后，不参加比较
    found = next(vars(cls)["label"] for cls in order if "label" in vars(cls))
    print(f"{title}: {' '.join(c.__name__ for c in order)}，找到{found}")
print("Report.label 是:", Report.label)

# Output:
# 深度优先: Report Cached Model Audited Timed，找到模型
# 广度优先: Report Cached Audited Model Timed，找到模型
# 实际的 MRO: Report Cached Audited Timed Model，找到带时间的模型
# Report.label 是: 带时间的模型

# Diagram: Report
