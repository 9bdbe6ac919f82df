import code

consoles: dict[str, type[code.InteractiveConsole]] = {
    "传统的交互环境": code.InteractiveConsole
}
try:
    from _pyrepl.console import InteractiveColoredConsole
except ImportError:  # 3.12 及以前没有新的交互环境
    pass
else:
    consoles["3.13 起的交互环境"] = InteractiveColoredConsole

for name, console in consoles.items():
    space: dict[str, object] = {}
    console(space).push("a = 257; b = 257; same = a is b")
    print(f"{name}，写在一行里:", space["same"])

# Output (>=3.13, gil):
# 传统的交互环境，写在一行里: True
# 3.13 起的交互环境，写在一行里: False

# Output (gil):
# 传统的交互环境，写在一行里: True
