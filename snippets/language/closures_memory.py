import weakref


class Image(bytearray):
    """bytearray 不能被弱引用，它的子类可以。"""


def load():
    photo = Image(10_000_000)
    draft = Image(10_000_000)
    draft_size = len(draft)
    written = [1, 2, 3, ..., 1000000]

    def describe():
        return len(photo), draft_size, len(written), written[3]

    return describe, weakref.ref(photo), weakref.ref(draft)


describe, photo, draft = load()
print("捕获的名字:", sorted(describe.__code__.co_freevars))
print("photo 还活着:", photo() is not None)
print("draft 还活着:", draft() is not None)
print("那个列表的项数和第 4 项:", describe()[2:])
del describe
print("闭包没了，photo 还活着:", photo() is not None)

# Output:
# 捕获的名字: ['draft_size', 'photo', 'written']
# photo 还活着: True
# draft 还活着: False
# 那个列表的项数和第 4 项: (5, Ellipsis)
# 闭包没了，photo 还活着: False
