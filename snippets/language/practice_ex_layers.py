requests = []


def retry(function):
    def wrapper():
        for attempt in range(3):
            try:
                return function()
            except ConnectionError:
                if attempt == 2:
                    raise

    return wrapper


@retry
def query_database():
    requests.append("查询")
    raise ConnectionError("数据库在重启")


@retry
def load_orders():
    return query_database()


@retry
def handle_click():
    return load_orders()


try:
    handle_click()
except ConnectionError:
    print("点一次按钮，数据库收到:", len(requests), "次查询")

# Output:
# 点一次按钮，数据库收到: 27 次查询
