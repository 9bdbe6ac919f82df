class CountCalls:
    def __init__(self, function):
        print("__init__ 收到", function.__name__)
        self.function = function
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        self.function(*args, **kwargs)


@CountCalls
def add(a, b):
    return a + b


class Cart:
    @CountCalls
    def put(self, item):
        print("放入", item)


print("add 的返回值:", add(1, 2))
print("add 的类型:", type(add).__name__)
print("add 有没有 __name__:", hasattr(add, "__name__"))
try:
    Cart().put("苹果")
except TypeError as error:
    print("当作方法调用:", error)

# Output:
# __init__ 收到 add
# __init__ 收到 put
# add 的返回值: None
# add 的类型: CountCalls
# add 有没有 __name__: False
# 当作方法调用: Cart.put() missing 1 required positional argument: 'item'
