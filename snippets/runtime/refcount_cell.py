import ctypes


class PyObject(ctypes.Structure):
    _fields_ = [("ob_refcnt", ctypes.c_ssize_t), ("ob_type", ctypes.py_object)]


class PyCellObject(ctypes.Structure):
    _fields_ = [("ob_base", PyObject), ("ob_ref", ctypes.py_object)]


def make_counter():
    hits = ["首页"]

    def visit():
        hits.append("又一次")

    return visit


visit = make_counter()
cell = visit.__closure__[0]
raw = PyCellObject.from_address(id(cell))

print("头部的类型:", raw.ob_base.ob_type.__name__)
print("ob_ref 是单元格的内容:", raw.ob_ref is cell.cell_contents)
print("计数在 ob_refcnt:", raw.ob_base.ob_refcnt)

# Output (gil):
# 头部的类型: cell
# ob_ref 是单元格的内容: True
# 计数在 ob_refcnt: 2
