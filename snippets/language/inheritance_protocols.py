class Spy:
    def __call__(self, *args, **kwargs):
        return f"__call__ 收到 {args} {kwargs}"

    def __getitem__(self, key):
        if key == 2:
            raise IndexError
        return f"__getitem__ 收到 {key!r}"

    def __len__(self):
        return 2


class Listed(Spy):
    def __iter__(self):
        yield "来自 __iter__"


class Switch(Listed):
    def __bool__(self):
        return False


spy = Spy()
print("spy(1, unit='元'):", spy(1, unit="元"))
print("spy['茶']:", spy["茶"])
print("spy[1:9:2]:", spy[1:9:2])
print("spy[0, ...]:", spy[0, ...])
for item in spy:
    print("没有 __iter__，用下标数到 IndexError:", item)
print("没有 __reversed__，用 __len__ 和下标:", next(reversed(spy)))
print("有了 __iter__，就不用下标了:", list(Listed()))
print("in 也走 __iter__:", "来自 __iter__" in Listed())
print("没有 __bool__，真假看 __len__:", bool(spy), bool(Switch()))

# Output:
# spy(1, unit='元'): __call__ 收到 (1,) {'unit': '元'}
# spy['茶']: __getitem__ 收到 '茶'
# spy[1:9:2]: __getitem__ 收到 slice(1, 9, 2)
# spy[0, ...]: __getitem__ 收到 (0, Ellipsis)
# 没有 __iter__，用下标数到 IndexError: __getitem__ 收到 0
# 没有 __iter__，用下标数到 IndexError: __getitem__ 收到 1
# 没有 __reversed__，用 __len__ 和下标: __getitem__ 收到 1
# 有了 __iter__，就不用下标了: ['来自 __iter__']
# in 也走 __iter__: True
# 没有 __bool__，真假看 __len__: True False
