class Storage:
    def save(self, text):
        return f"写盘({text})"


class Compressed(Storage):
    def save(self, text):
        return super().save(f"压缩({text})")


class Encrypted(Storage):
    def save(self, text):
        return super().save(f"加密({text})")


class Archive(Compressed, Encrypted):
    pass


class MySuper:
    def __init__(self, owner, instance):
        self.owner, self.instance = owner, instance

    def __getattr__(self, name):
        line = type(self.instance).__mro__  # 实例的类，不是 owner 的
        for cls in line[line.index(self.owner) + 1 :]:
            if name in vars(cls):
                return vars(cls)[name].__get__(self.instance)
        raise AttributeError(name)


for instance in (Compressed(), Archive()):
    line = type(instance).__mro__
    print(type(instance).__name__, "的队伍:", [c.__name__ for c in line])
    for owner in line[:-2]:  # Storage 和 object 后面没有 save 了
        mine = MySuper(owner, instance).save("报告")
        same = mine == super(owner, instance).save("报告")
        print(f"  从 {owner.__name__} 往后: {mine}，与 super 相同: {same}")

# Output:
# Compressed 的队伍: ['Compressed', 'Storage', 'object']
#   从 Compressed 往后: 写盘(报告)，与 super 相同: True
# Archive 的队伍: ['Archive', 'Compressed', 'Encrypted', 'Storage', 'object']
#   从 Archive 往后: 写盘(加密(压缩(报告)))，与 super 相同: True
#   从 Compressed 往后: 写盘(加密(报告))，与 super 相同: True
#   从 Encrypted 往后: 写盘(报告)，与 super 相同: True
