import ctypes
import gc
import weakref


class Frame:
    def __init__(self):
        self.me = self


gc.collect()
frame = Frame()
probe = weakref.ref(frame)
ctypes.pythonapi.Py_IncRef(ctypes.py_object(frame))  # 扩展模块多加了一次引用
del frame

print("gc.collect():", gc.collect())
print("没有任何变量指向它，它仍然活着:", probe() is not None)

ctypes.pythonapi.Py_DecRef(ctypes.py_object(probe()))  # 补上漏掉的那一次
print("还掉之后 gc.collect():", gc.collect())
print("它没了:", probe() is None)

# Output:
# gc.collect(): 0
# 没有任何变量指向它，它仍然活着: True
# 还掉之后 gc.collect(): 1
# 它没了: True
