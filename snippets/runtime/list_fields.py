import ctypes
import sys


class ListObject(ctypes.Structure):  # 字段名照抄 C 里的 PyListObject
    _fields_ = [
        ("ob_refcnt", ctypes.c_ssize_t),
        ("ob_type", ctypes.c_void_p),
        ("ob_size", ctypes.c_ssize_t),
        ("ob_item", ctypes.POINTER(ctypes.c_void_p)),
        ("allocated", ctypes.c_ssize_t),
    ]


cart = [["茶", 2], ["书", 1], ["笔", 3]]
view = ListObject.from_address(id(cart))
print("ob_refcnt 是引用计数:", view.ob_refcnt == sys.getrefcount(cart) - 1)
print("ob_type 是 list:", view.ob_type == id(list))
print("ob_size 和 allocated:", view.ob_size, view.allocated)
slots = [view.ob_item[place] for place in range(view.ob_size)]
print("ob_item 指向元素的地址:", slots == [id(item) for item in cart])
cart.append(cart[0])
cart.append(["灯", 1])
print("添了两个之后:", view.ob_size, view.allocated)
first, fourth = view.ob_item[0], view.ob_item[3]
print("同一个元素放两次，两格里是同一个地址:", first == fourth)

# Diagram: cart

# Output (gil):
# ob_refcnt 是引用计数: True
# ob_type 是 list: True
# ob_size 和 allocated: 3 3
# ob_item 指向元素的地址: True
# 添了两个之后: 5 8
# 同一个元素放两次，两格里是同一个地址: True
