import copy


class Session:
    opened = 0

    def __init__(self, user):
        Session.opened += 1
        self.user = user


session = Session("小林")
clones = [copy.copy(session), copy.deepcopy(session)]
print("__init__ 运行了几次:", Session.opened, "对象有几个:", 1 + len(clones))

recipe = session.__reduce_ex__(4)
print("造空壳的函数:", getattr(recipe[0], "__name__"))
print("它的参数，和要装回的状态:", recipe[1:3])

# Output:
# __init__ 运行了几次: 1 对象有几个: 3
# 造空壳的函数: __newobj__
# 它的参数，和要装回的状态: ((<class '__main__.Session'>,), {'user': '小林'})
