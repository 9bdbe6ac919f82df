class Node:
    pass


app, session, user = Node(), Node(), Node()
old, ghost = Node(), Node()
app.session = session
session.user = user
user.session = session
old.app = app  # 垃圾也可以指向活对象
old.ghost = ghost
ghost.old = old

del session, user, old, ghost
print("app 还通向:", type(app.session.user).__name__)

# Output:
# app 还通向: Node

# Steps: app, session, user, old, ghost
