import copy
import sys


class Node:
    def __init__(self, following):
        self.following = following


head = None
for _ in range(300):
    head = Node(head)

print("递归上限:", sys.getrecursionlimit())
try:
    copy.deepcopy(head)
except RecursionError:
    print("300 个结点: RecursionError")
sys.setrecursionlimit(4000)
print("上限提到 4000，拷成了:", copy.deepcopy(head) is not head)

# Output:
# 递归上限: 1000
# 300 个结点: RecursionError
# 上限提到 4000，拷成了: True
