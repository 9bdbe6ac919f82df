def load_config():
    print("  读取配置")
    return {"debug": False}


print("执行 def start")


def start(name, config=load_config()):
    return config


print("调用两次 start")
print("得到同一个默认值:", start("甲") is start("乙"))


def make_server():
    def serve(config=load_config()):
        return config

    return serve


print("调用两次 make_server")
print("得到两个默认值:", make_server()() is not make_server()())

# Output:
# 执行 def start
#   读取配置
# 调用两次 start
# 得到同一个默认值: True
# 调用两次 make_server
#   读取配置
#   读取配置
# 得到两个默认值: True
