import gc
import sys
import weakref


class Node(list["Node"]):
    __slots__ = ("__weakref__",)


def build():
    labels = ["app", "session", "user", "old", "ghost"]
    app, session, user, old, ghost = nodes = [Node() for _ in range(5)]
    app.append(session)
    session.append(user)
    user.append(session)
    old += [ghost, app]  # 垃圾也可以指向活对象
    ghost.append(old)
    return app, dict(zip(labels, nodes, strict=True))


def refcounts(nodes):
    return {name: sys.getrefcount(node) for name, node in nodes.items()}


def children(node):
    return [names[id(c)] for c in gc.get_referents(node) if id(c) in names]


gc.disable()
app, nodes = build()  # 此后只有 app 这个变量从外部指进来
names = {id(node): name for name, node in nodes.items()}
extra = refcounts({"标定": Node()})["标定"]  # 字典和测量动作自己占的引用

# 第 1 步 update_refs：抄一份引用计数
gc_refs = {name: n - extra for name, n in refcounts(nodes).items()}
print("引用计数:", gc_refs)
for name in nodes:  # 第 2 步 subtract_refs：减去候选集内部的每条引用
    for child in children(nodes[name]):
        gc_refs[child] -= 1
print("gc_refs:", gc_refs)
alive = [name for name in nodes if gc_refs[name] > 0]
for name in alive:  # 第 3 步 move_unreachable：边走边加，走得到的都活
    alive += [c for c in children(nodes[name]) if c not in alive]
print("手算的垃圾:", [name for name in nodes if name not in alive])

probes = {name: weakref.ref(node) for name, node in nodes.items()}
nodes.clear()
gc.collect()
print("gc 收走的:", [name for name in probes if probes[name]() is None])

# Output (gil):
# 引用计数: {'app': 2, 'session': 2, 'user': 1, 'old': 1, 'ghost': 1}
# gc_refs: {'app': 1, 'session': 0, 'user': 0, 'old': 0, 'ghost': 0}
# 手算的垃圾: ['old', 'ghost']
# gc 收走的: ['old', 'ghost']
