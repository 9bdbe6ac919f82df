sources = [
    "class Order: pass",
    "class Order(): pass",
    "class Order(object): pass",
]

for source in sources:
    names: dict[str, type] = {}
    exec(source, names)
    order = names["Order"]
    print(f"{source:26} {order.__bases__} {type(order)}")


class LowerKeys:
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class Headers(LowerKeys, dict):
    pass


headers = Headers()
headers["Content-Type"] = "text/html"
print("混入真的起作用:", headers)
print("__bases__ 是元组:", [base.__name__ for base in Headers.__bases__])
print("__base__ 不是第一个:", Headers.__base__)

# Output:
# class Order: pass          (<class 'object'>,) <class 'type'>
# class Order(): pass        (<class 'object'>,) <class 'type'>
# class Order(object): pass  (<class 'object'>,) <class 'type'>
# 混入真的起作用: {'content-type': 'text/html'}
# __bases__ 是元组: ['LowerKeys', 'dict']
# __base__ 不是第一个: <class 'dict'>
