class Connection:
    def __init__(self):
        super().__init__()
        self.steps = ["连接"]


class Reader(Connection):
    def __init__(self):
        super().__init__()
        self.steps.append("可读")


class Writer(Connection):
    def __init__(self):
        super().__init__()
        self.steps.append("可写")


class File(Reader, Writer):
    def __init__(self):
        super().__init__()
        self.steps.append("打开")


print("次序:", " → ".join(cls.__name__ for cls in File.__mro__))
print("每个类一次，由远到近:", File().steps)

# Output:
# 次序: File → Reader → Writer → Connection → object
# 每个类一次，由远到近: ['连接', '可写', '可读', '打开']
