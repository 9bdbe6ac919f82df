class Ledger(dict):
    """名字空间，每次绑定记 +，每次解除绑定记 -。"""

    def __setitem__(self, name, value):
        log.append("+" + name)
        super().__setitem__(name, value)

    def __delitem__(self, name):
        log.append("-" + name)
        super().__delitem__(name)


statements = [
    "a = b = 1",
    "a, (b, *c) = 1, (2, 3, 4)",
    "old += 1",
    "(a := 1)",
    "def a(b): c = 1",
    "class a: b = 1",
    "import os.path",
    "import os.path as a",
    "from os import sep, path as a",
    "for a in 'xy': b = a",
    "for a in []: pass",
    "for old.attr in 'xy': pass",
    "[a for a in 'xy']",
    "with memoryview(b'') as a: pass",
    "try: 1 / 0\nexcept ZeroDivisionError as a: pass",
    "match [1, 2]:\n  case [a, b] if a > b: pass",
    "match [1, 2]:\n  case [a, 3]: pass",
    "del old",
]
for statement in statements:
    log: list[str] = []
    space = Ledger()
    dict.__setitem__(space, "old", type("Old", (int,), {})())
    exec(statement, {}, space)
    print(f"{' '.join(statement.split()):48}", *log)

# Output:
# a = b = 1                                        +a +b
# a, (b, *c) = 1, (2, 3, 4)                        +a +b +c
# old += 1                                         +old
# (a := 1)                                         +a
# def a(b): c = 1                                  +a
# class a: b = 1                                   +a
# import os.path                                   +os
# import os.path as a                              +a
# from os import sep, path as a                    +sep +a
# for a in 'xy': b = a                             +a +b +a +b
# for a in []: pass
# for old.attr in 'xy': pass
# [a for a in 'xy']
# with memoryview(b'') as a: pass                  +a
# try: 1 / 0 except ZeroDivisionError as a: pass   +a +a -a
# match [1, 2]: case [a, b] if a > b: pass         +a +b
# match [1, 2]: case [a, 3]: pass
# del old                                          -old
