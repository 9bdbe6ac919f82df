import copy
from typing import Any

address = {"city": "杭州"}
order = {"bill_to": address, "ship_to": address}
clone = copy.deepcopy(order)
print("副本内部仍然共享:", clone["bill_to"] is clone["ship_to"])
print("与原对象不再共享:", clone["bill_to"] is not address)

root: dict[str, Any] = {"children": []}
root["children"].append({"parent": root})
tree = copy.deepcopy(root)
print("环闭合在副本里:", tree["children"][0]["parent"] is tree)

memo: dict[int, Any] = {}
clone = copy.deepcopy(order, memo)
print("memo 由原对象的 id 查到副本:", memo[id(order)] is clone)
print("memo 还留着原对象:", any(kept is order for kept in memo[id(memo)]))

order["note"] = {"text": "加急"}
print("复用 memo，只拿到旧副本:", "note" not in copy.deepcopy(order, memo))

bill = copy.deepcopy(order["bill_to"])
ship = copy.deepcopy(order["ship_to"])
print("分两次调用，共享断开:", bill is not ship)

# Output:
# 副本内部仍然共享: True
# 与原对象不再共享: True
# 环闭合在副本里: True
# memo 由原对象的 id 查到副本: True
# memo 还留着原对象: True
# 复用 memo，只拿到旧副本: True
# 分两次调用，共享断开: True

# Diagram: order, clone, root, tree
