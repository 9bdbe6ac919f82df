class Settings:
    _instance = None

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, lr=0.1):
        self.lr = lr


def log_line():  # 写在另一个模块里，只想读一下
    return f"学习率 {Settings().lr}"


settings = Settings(lr=0.001)
print("启动时设好:", settings.lr)
print("记一行日志:", log_line())
print("接着训练，用的是:", settings.lr)
print("从头到尾只有一个对象:", Settings() is settings)

# Guess:
# 启动时设好: 0.001
# 记一行日志: 学习率 0.001
# 接着训练，用的是: 0.001
# 从头到尾只有一个对象: True

# Steps: settings

# Output:
# 启动时设好: 0.001
# 记一行日志: 学习率 0.1
# 接着训练，用的是: 0.1
# 从头到尾只有一个对象: True
