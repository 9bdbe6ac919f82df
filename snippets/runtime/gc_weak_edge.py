import weakref


class Node:
    def __init__(self, parent=None):
        self.children = []
        self.parent = parent and weakref.ref(parent)
        if parent is not None:
            parent.children.append(self)


root = Node()
leaf = Node(root)
print("从孩子走回父节点:", leaf.parent() is root)

# Output:
# 从孩子走回父节点: True

# Diagram: root, leaf
