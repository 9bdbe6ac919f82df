import gc
import weakref


class Customer:
    def __init__(self, name):
        self.name = name
        self.orders = []


class Order:
    def __init__(self, customer):
        self.customer = customer
        customer.orders.append(self)


gc.collect()
gc.disable()  # 停掉自动的循环回收，只剩引用计数

customer = Customer("小林")
order = Order(customer)
probe = weakref.ref(customer)

del customer, order
print("两个名字都删了，对象还活着:", probe() is not None)
print("gc.collect() 的返回值:", gc.collect())
print("收集之后对象没了:", probe() is None)

# Output:
# 两个名字都删了，对象还活着: True
# gc.collect() 的返回值: 3
# 收集之后对象没了: True

# Steps: customer, order
