def singleton(cls):
    instances = {}

    def get(*args):
        if cls not in instances:
            instances[cls] = cls(*args)
        return instances[cls]

    return get


@singleton
class Cart:
    limit = 10


cart = Cart()
print("同一个:", Cart() is cart, "；Cart 成了:", type(Cart).__name__)
try:
    print(isinstance(cart, Cart))
except TypeError as error:
    print("isinstance:", error)
try:
    print(Cart.limit)
except AttributeError as error:
    print("类属性:", error)
try:

    class GiftCart(Cart):
        pass
except TypeError as error:
    print("继承:", error)

# Output:
# 同一个: True ；Cart 成了: function
# isinstance: isinstance() arg 2 must be a type, a tuple of types, or a union
# 类属性: 'function' object has no attribute 'limit'
# 继承: function() argument 'code' must be code, not str
