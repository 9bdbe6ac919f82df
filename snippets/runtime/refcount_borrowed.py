import ctypes
import weakref

api = ctypes.pythonapi
api.Py_DecRef.argtypes = [ctypes.c_void_p]
api.Py_DecRef.restype = None
for function in (api.PyList_GetItem, api.PySequence_GetItem):
    function.argtypes = [ctypes.py_object, ctypes.c_ssize_t]
    function.restype = ctypes.c_void_p  # 只取指针的数值，不让 ctypes 代管引用


class Book:
    pass


shelf = [Book()]
watcher = weakref.ref(shelf[0])
ob_refcnt = ctypes.c_ssize_t.from_address(id(shelf[0]))

borrowed = api.PyList_GetItem(shelf, 0)
print("借用引用之后:", ob_refcnt.value)
owned = api.PySequence_GetItem(shelf, 0)
print("拥有引用之后:", ob_refcnt.value)
print("两次拿到同一个指针:", borrowed == owned)

shelf.clear()
print("列表清空，对象还在:", watcher() is not None)
api.Py_DecRef(owned)
print("归还拥有的引用，对象还在:", watcher() is not None)
print("borrowed 仍是那个地址:", borrowed == owned)

# Output (gil):
# 借用引用之后: 1
# 拥有引用之后: 2
# 两次拿到同一个指针: True
# 列表清空，对象还在: True
# 归还拥有的引用，对象还在: False
# borrowed 仍是那个地址: True
