import copy
import functools
import importlib
import pathlib
import pickle
import sys
import types


class Counted:
    runs = 0

    def __init__(self):
        type(self).runs += 1  # 初始化过几次


class ByNew(Counted):
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


class Once(type):
    kept: dict = {}

    def __call__(cls):
        if cls not in Once.kept:
            Once.kept[cls] = super().__call__()
        return Once.kept[cls]


class ByMeta(Counted, metaclass=Once):
    pass


def singleton(cls):
    return functools.cache(lambda: cls())


@singleton
class ByDecorator(Counted):
    pass


class Settings(Counted):  # 普通的类，由下面的函数保管唯一的实例
    pass


@functools.cache
def by_function():
    return Settings()


code = 'runs = globals().get("runs", 0) + 1\n'
pathlib.Path("shop_config.py").write_text(code, encoding="utf-8")
sys.path.insert(0, "")  # 从当前目录导入


def by_module():
    return importlib.import_module("shop_config")


def attempt(question):
    try:
        return "是" if question() else "否"
    except Exception as error:
        return type(error).__name__


forms = [
    ("__new__", ByNew, ByNew),
    ("元类", ByMeta, ByMeta),
    ("类装饰器", ByDecorator, ByDecorator),
    ("缓存的函数", by_function, Settings),
    ("模块", by_module, types.ModuleType),
]
for title, get, kind in forms:
    one, two = get(), get()
    print(f"{title}：同一个 {attempt(lambda: one is two)}", end="，")
    print("只初始化一次", attempt(lambda: one.runs == 1), end="，")
    print("isinstance", attempt(lambda: isinstance(one, kind)))
    print(
        "  深拷贝还是它", attempt(lambda: copy.deepcopy(one) is one), end="，"
    )
    saved = attempt(lambda: pickle.loads(pickle.dumps(one)) is one)
    print("pickle 往返还是它", saved)

# Output:
# __new__：同一个 是，只初始化一次 否，isinstance 是
#   深拷贝还是它 是，pickle 往返还是它 是
# 元类：同一个 是，只初始化一次 是，isinstance 是
#   深拷贝还是它 否，pickle 往返还是它 否
# 类装饰器：同一个 是，只初始化一次 是，isinstance TypeError
#   深拷贝还是它 否，pickle 往返还是它 PicklingError
# 缓存的函数：同一个 是，只初始化一次 是，isinstance 是
#   深拷贝还是它 否，pickle 往返还是它 否
# 模块：同一个 是，只初始化一次 是，isinstance 是
#   深拷贝还是它 TypeError，pickle 往返还是它 TypeError
