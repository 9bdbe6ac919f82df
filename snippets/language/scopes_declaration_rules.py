sources = {
    "nonlocal 找全局变量": "x = 1\ndef f():\n    nonlocal x",
    "先用后声明": "def f():\n    print(x)\n    global x",
    "声明形参": "def f(x):\n    global x",
}
for title, source in sources.items():
    try:
        compile(source, "demo", "exec")
    except SyntaxError as error:
        print(f"{title}: {error.msg}")

level = "模块的旧值"


def outer():
    level = "外层的值"

    def inner():
        global level  # 跳过外层函数，直指模块
        level = "模块的新值"

    inner()
    print("outer 的 level:", level)


outer()
print("模块的 level:", level)

# Output:
# nonlocal 找全局变量: no binding for nonlocal 'x' found
# 先用后声明: name 'x' is used prior to global declaration
# 声明形参: name 'x' is parameter and global
# outer 的 level: 外层的值
# 模块的 level: 模块的新值
