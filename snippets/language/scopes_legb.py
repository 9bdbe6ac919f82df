source = "模块的"


def outer():
    source = "外层函数的"

    def with_own():
        source = "自己的"
        return source

    def without_own():
        return source

    print("自己绑定了，读到:", with_own())
    print("自己没绑定，读到:", without_own())


def reads_global():
    return source


def caller():
    source = "调用者的"
    print(f"caller 里是「{source}」，它调用的函数读到:", reads_global())


outer()
caller()

# Output:
# 自己绑定了，读到: 自己的
# 自己没绑定，读到: 外层函数的
# caller 里是「调用者的」，它调用的函数读到: 模块的
