import gc
import weakref


class Node:
    def __init__(self, parent=None):
        self.children = []
        self.parent = parent
        if parent is not None:
            parent.children.append(self)


class WeakNode(Node):
    def __init__(self, parent=None):
        super().__init__(parent)
        self.parent = weakref.proxy(parent) if parent is not None else None


gc.disable()
for kind in (Node, WeakNode):
    root = kind()
    leaf = kind(root)
    print(
        f"{kind.__name__}: 从孩子能走到父节点:", leaf.parent.children == [leaf]
    )
    probe = weakref.ref(root)
    del root, leaf
    print(f"{kind.__name__}: 不靠 gc，删掉名字就释放:", probe() is None)

# Output:
# Node: 从孩子能走到父节点: True
# Node: 不靠 gc，删掉名字就释放: False
# WeakNode: 从孩子能走到父节点: True
# WeakNode: 不靠 gc，删掉名字就释放: True
