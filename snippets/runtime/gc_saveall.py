import gc
import types


def connect():
    raise ConnectionError("对端拒绝连接")


def fetch():
    batch = bytearray(1_000_000)
    last_error = None
    try:
        connect()
    except ConnectionError as error:
        last_error = error  # 本帧 → 异常 → traceback → 本帧
    return f"{len(batch)} 字节没发出去: {last_error}"


gc.disable()
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)  # 垃圾不释放，放进 gc.garbage 供检查
fetch()
gc.collect()
gc.set_debug(0)
for item in gc.garbage:
    if isinstance(item, types.FrameType) and item.f_code is fetch.__code__:
        print("成了循环垃圾的栈帧:", item.f_code.co_name)
        print("它留住的局部变量:", sorted(item.f_locals))
gc.garbage.clear()

# Output:
# 成了循环垃圾的栈帧: fetch
# 它留住的局部变量: ['batch', 'last_error']
