import ctypes
import sys


class PyObject(ctypes.Structure):  # 与 C 结构体同名，字段也同名
    _fields_ = [("ob_refcnt", ctypes.c_ssize_t), ("ob_type", ctypes.py_object)]


cart = ["书", "笔"]
header = PyObject.from_address(id(cart))  # id() 是对象在内存中的地址

print("ob_refcnt:", header.ob_refcnt)
print("getrefcount 比它多:", sys.getrefcount(cart) - header.ob_refcnt)
print("ob_type 就是 type(cart):", header.ob_type is type(cart))
print(
    "头部恰好是一个空 object():",
    ctypes.sizeof(PyObject) == sys.getsizeof(object()),
)

wishlist = cart
print("多一个名字后，同一块内存读出:", header.ob_refcnt)

# Output (gil):
# ob_refcnt: 1
# getrefcount 比它多: 1
# ob_type 就是 type(cart): True
# 头部恰好是一个空 object(): True
# 多一个名字后，同一块内存读出: 2
