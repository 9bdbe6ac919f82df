MISSING = object()


class Data:
    def __get__(self, instance, owner=None):
        return "数据描述符"

    def __set__(self, instance, value):
        raise AttributeError("只读")


class NonData:
    def __get__(self, instance, owner=None):
        return "非数据描述符"


def lookup(instance, name):
    cls = type(instance)
    found = MISSING
    for klass in cls.__mro__:  # 先沿着 MRO 在类里找，只找不取
        if name in vars(klass):
            found = vars(klass)[name]
            break
    kind = type(found)
    bindable = hasattr(kind, "__get__")
    if bindable and (hasattr(kind, "__set__") or hasattr(kind, "__delete__")):
        return found.__get__(instance, cls)  # 1 数据描述符
    if name in vars(instance):
        return vars(instance)[name]  # 2 实例自己的
    if bindable:
        return found.__get__(instance, cls)  # 3 非数据描述符，例如方法
    if found is not MISSING:
        return found  # 4 类里的普通值
    if hasattr(cls, "__getattr__"):
        return cls.__getattr__(instance, name)  # 5 最后的机会
    raise AttributeError(name)


def outcome(function, instance):
    try:
        return function(instance, "x")
    except AttributeError:
        return "AttributeError"


agree = []
for in_class in (Data(), NonData(), "类里的值", MISSING):
    row = []
    for in_instance in (False, True):
        for fallback in (False, True):
            base = {} if in_class is MISSING else {"x": in_class}
            own = {"__getattr__": lambda self, name: "__getattr__"}
            parent = type("Parent", (), base)
            child = type("Child", (parent,), own if fallback else {})()
            if in_instance:
                vars(child)["x"] = "实例里的值"
            row.append(outcome(getattr, child))
            agree.append(outcome(lookup, child) == row[-1])
    print(row)
print("手写的查找与 getattr 相同:", agree.count(True), "种，共", len(agree))

# Output:
# ['数据描述符', '数据描述符', '数据描述符', '数据描述符']
# ['非数据描述符', '非数据描述符', '实例里的值', '实例里的值']
# ['类里的值', '类里的值', '实例里的值', '实例里的值']
# ['AttributeError', '__getattr__', '实例里的值', '实例里的值']
# 手写的查找与 getattr 相同: 16 种，共 16
