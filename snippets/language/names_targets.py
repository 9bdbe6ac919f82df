heard = []


class Shelf:
    """落到对象头上的操作，都记在 heard 里。"""

    def __setattr__(self, name, value):
        heard.append(f"__setattr__({name!r}, {value!r})")

    def __delattr__(self, name):
        heard.append(f"__delattr__({name!r})")

    def __setitem__(self, key, value):
        heard.append(f"__setitem__({key!r}, {value!r})")

    def __delitem__(self, key):
        heard.append(f"__delitem__({key!r})")


def show(statement):
    space = {"shelf": Shelf()}
    heard.clear()
    exec(statement, space)
    print(f"{statement:15}", "".join(heard) or "对象什么也没收到")


for target in ("shelf.top", "shelf[0]", "shelf[1:3]", "shelf"):
    show(f"{target} = 7")
    show(f"del {target}")

# Output:
# shelf.top = 7   __setattr__('top', 7)
# del shelf.top   __delattr__('top')
# shelf[0] = 7    __setitem__(0, 7)
# del shelf[0]    __delitem__(0)
# shelf[1:3] = 7  __setitem__(slice(1, 3, None), 7)
# del shelf[1:3]  __delitem__(slice(1, 3, None))
# shelf = 7       对象什么也没收到
# del shelf       对象什么也没收到
