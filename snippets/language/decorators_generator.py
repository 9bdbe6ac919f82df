import functools


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("开始计时")
        try:
            return (yield from function(*args, **kwargs))
        finally:
            print("停表")

    return wrapper


@timed
def read_pages():
    yield "第一页"
    yield "第二页"


pages = read_pages()
print("已经调用 read_pages()")
for page in pages:
    print("  消费者慢慢处理", page)

# Output:
# 已经调用 read_pages()
# 开始计时
#   消费者慢慢处理 第一页
#   消费者慢慢处理 第二页
# 停表

# Steps: pages, page
