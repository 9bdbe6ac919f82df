class Proxy:
    """把一切转交给 target。真的是一切吗？"""

    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)


numbers = Proxy([3, 1, 2])
numbers.append(5)
numbers.__call__ = lambda: "被调用了"  # 放在实例上
print("普通方法转交了:", numbers.target)
print("写明名字也行:", numbers.__len__(), numbers.__call__())

attempts = {
    "len(numbers)": lambda: len(numbers),
    "numbers[0]": lambda: numbers[0],
    "iter(numbers)": lambda: iter(numbers),
    "numbers()": lambda: numbers(),
}
for source, attempt in attempts.items():
    try:
        attempt()
    except TypeError as error:
        print(f"{source}: {error}")

Proxy.__len__ = lambda self: len(self.target)  # 放在类上
print("加到类上，造好的实例也有了:", len(numbers))
print("hash(int) 问的是 type，不是 int:", hash(int) == type.__hash__(int))

# Output:
# 普通方法转交了: [3, 1, 2, 5]
# 写明名字也行: 4 被调用了
# len(numbers): object of type 'Proxy' has no len()
# numbers[0]: 'Proxy' object is not subscriptable
# iter(numbers): 'Proxy' object is not iterable
# numbers(): 'Proxy' object is not callable
# 加到类上，造好的实例也有了: 4
# hash(int) 问的是 type，不是 int: True
