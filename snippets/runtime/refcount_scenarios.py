import ctypes
import weakref


class Book:
    pass


def report(event):
    counts.append(ob_refcnt.value)
    print(f"{counts[-1] - counts[-2]:+d}  {event}")


def lend(item):
    report("调用函数，形参绑定它")


book = Book()
ob_refcnt = ctypes.c_ssize_t.from_address(id(book))  # 头部第一个字段
counts = [ob_refcnt.value]

alias = book
report("绑定第二个名字")
alias = Book()
report("那个名字改绑别的对象")
shelf = [book, book]
report("在列表里放两次")
same_shelf = shelf
report("列表本身多一个名字")
copied = shelf[:]
report("浅拷贝这个列表")
watcher = weakref.ref(book)
report("建立弱引用")
copied[0] = Book()
report("覆盖拷贝的一格")
del shelf
report("del 列表的一个名字")
del same_shelf
report("del 列表的最后一个名字")
lend(book)
report("函数返回")

# Output (gil):
# +1  绑定第二个名字
# -1  那个名字改绑别的对象
# +2  在列表里放两次
# +0  列表本身多一个名字
# +2  浅拷贝这个列表
# +0  建立弱引用
# -1  覆盖拷贝的一格
# +0  del 列表的一个名字
# -2  del 列表的最后一个名字
# +1  调用函数，形参绑定它
# -1  函数返回

# Diagram: book, alias, copied
