import functools


class Once(type):
    kept: dict = {}

    def __call__(cls, *args):
        if cls not in Once.kept:
            Once.kept[cls] = super().__call__(*args)
        return Once.kept[cls]


class Settings(metaclass=Once):  # 模式的写法
    def __init__(self, lr=0.1):
        self.lr = lr


class Plain:  # 普通的类：想造几个就造几个
    def __init__(self, lr=0.1):
        self.lr = lr


@functools.cache
def get_settings():  # 一个函数
    return Plain()


settings = Plain()  # 模块里的一个名字


def by_name():
    return settings


def story(get):  # 开头的三步：设好，别处读一次，接着用
    get().lr = 0.001
    line = f"学习率 {get().lr}"
    return line, get().lr, get() is get()


stories = [story(get) for get in (Settings, get_settings, by_name)]
print("三种写法，同一个结果:", stories[0] == stories[1] == stories[2])
print(stories[0])

ours, theirs = Plain(0.001), Plain(0.5)  # 测试里各用各的
print("普通的类还能另造一份:", (ours.lr, theirs.lr))
print("模式的写法，参数被丢掉:", Settings(0.5).lr)

# Output:
# 三种写法，同一个结果: True
# ('学习率 0.001', 0.001, True)
# 普通的类还能另造一份: (0.001, 0.5)
# 模式的写法，参数被丢掉: 0.001
