class Connection:
    def __init__(self):
        self.steps = ["连接"]


class Reader(Connection):
    def __init__(self):
        Connection.__init__(self)
        self.steps.append("可读")


class Writer(Connection):
    def __init__(self):
        Connection.__init__(self)
        self.steps.append("可写")


class File(Reader, Writer):
    def __init__(self):
        Reader.__init__(self)
        Writer.__init__(self)
        self.steps.append("打开")


file = File()
print("按名字逐个调用:", file.steps)

# Output:
# 按名字逐个调用: ['连接', '可写', '打开']

# Guess:
# 按名字逐个调用: ['连接', '可读', '可写', '打开']

# Steps: file
