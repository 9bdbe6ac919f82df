import asyncio
import functools
import inspect


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(function.__name__, "开始计时")
        result = function(*args, **kwargs)
        print(function.__name__, "停表")
        return result

    return wrapper


@timed
def read_file():
    print("  read_file 的函数体运行")


@timed
def read_pages():
    print("  read_pages 的函数体运行")
    yield "第一页"


@timed
async def download():
    print("  download 的函数体运行")


read_file()
list(read_pages())
asyncio.run(download())
print("download 还被认作协程函数:", inspect.iscoroutinefunction(download))

# Output:
# read_file 开始计时
#   read_file 的函数体运行
# read_file 停表
# read_pages 开始计时
# read_pages 停表
#   read_pages 的函数体运行
# download 开始计时
# download 停表
#   download 的函数体运行
# download 还被认作协程函数: False
