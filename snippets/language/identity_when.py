import pickle
from enum import Enum


class Anything:
    def __eq__(self, other):  # 测试用的替身、数组、ORM 的列都会重载它
        return True


class Color(Enum):
    RED = "red"


MISSING = object()

mock = Anything()
equal = mock == None  # noqa: E711
print("mock == None:", equal, "  mock is None:", mock is None)

stock = {"苹果": None}
print("有这一项，值是 None:", stock.get("苹果", MISSING) is MISSING)
print("没有这一项:", stock.get("梨", MISSING) is MISSING)

print("枚举成员，按值取:", Color("red") is Color.RED)
red = pickle.loads(pickle.dumps(Color.RED))
print("枚举成员，pickle 往返:", red is Color.RED)
copied = pickle.loads(pickle.dumps(MISSING))
print("object() 哨兵，pickle 往返:", copied is MISSING)

# Output:
# mock == None: True   mock is None: False
# 有这一项，值是 None: False
# 没有这一项: True
# 枚举成员，按值取: True
# 枚举成员，pickle 往返: True
# object() 哨兵，pickle 往返: False
