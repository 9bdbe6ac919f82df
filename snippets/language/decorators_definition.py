def call_now(function):
    print("装饰器收到函数:", function.__name__)
    print("此刻全局里有 settings 这个名字吗:", "settings" in globals())
    return function()


print("程序开始")


@call_now
def settings():
    print("函数体运行")
    return {"retries": 3}


print("没有人写过 settings()，settings 却已经是:", settings)

# Output:
# 程序开始
# 装饰器收到函数: settings
# 此刻全局里有 settings 这个名字吗: False
# 函数体运行
# 没有人写过 settings()，settings 却已经是: {'retries': 3}
