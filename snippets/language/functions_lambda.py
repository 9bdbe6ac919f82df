import traceback


def double(price):
    return price * 2


short = lambda price: price * 2
print("同一个类型:", type(short) is type(double))
print("字节码相同:", short.__code__.co_code == double.__code__.co_code)
print("名字:", short.__name__, double.__name__)

named = lambda price: price * 2
named.__name__ = "named"
try:
    named(None)
except TypeError as error:
    place = traceback.extract_tb(error.__traceback__)[-1]
    print("改了 __name__，回溯里还是:", place.name)

# Output:
# 同一个类型: True
# 字节码相同: True
# 名字: <lambda> double
# 改了 __name__，回溯里还是: <lambda>
