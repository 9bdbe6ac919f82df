import weakref


class Engine:
    def __del__(self):
        print("4. 属性里的 Engine 归零")


class Car:
    def __init__(self):
        self.engine = Engine()

    def __del__(self):
        print("1. Car.__del__，属性还在:", hasattr(self, "engine"))


car = Car()
weakref.finalize(car, print, "3. finalize 的回调")
watcher = weakref.ref(car, lambda ref: print("2. 弱引用的回调，ref():", ref()))

del car
print("5. del 语句的下一行")

# Output:
# 1. Car.__del__，属性还在: True
# 2. 弱引用的回调，ref(): None
# 3. finalize 的回调
# 4. 属性里的 Engine 归零
# 5. del 语句的下一行
