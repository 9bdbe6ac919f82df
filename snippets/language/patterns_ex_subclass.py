class Settings:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


class TestSettings(Settings):
    def __init__(self):
        self.database = "测试库"


settings = Settings()
testing = TestSettings()
print("TestSettings() 得到的类型:", type(testing).__name__)
print("与 settings 是同一个:", testing is settings)
print("有 database 属性:", hasattr(testing, "database"))

# Output:
# TestSettings() 得到的类型: Settings
# 与 settings 是同一个: True
# 有 database 属性: False
