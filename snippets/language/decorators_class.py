import functools
import inspect
import types


class CountCalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)  # 必须在写自己的属性之前
        self.function = function
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.function(*args, **kwargs)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return types.MethodType(self, instance)


class Cart:
    @CountCalls
    def put(self, item):
        return f"放入{item}"


mine, yours = Cart(), Cart()
print("返回值:", mine.put("苹果"), yours.put("茶"))
print("两个购物车共用一个计数:", Cart.put.calls, mine.put.calls)
print("名字与签名:", Cart.put.__name__, inspect.signature(Cart.put))

size = CountCalls(CountCalls(len))
size("茶")
print("叠两层，外层与内层各数一次:", size.calls, size.function.calls)

# Output:
# 返回值: 放入苹果 放入茶
# 两个购物车共用一个计数: 2 2
# 名字与签名: put (self, item)
# 叠两层，外层与内层各数一次: 1 1
