import functools
import uuid


class Bank:
    def __init__(self):
        self.charged = {}
        self.requests = 0

    def pay(self, amount, key):
        self.requests += 1
        self.charged.setdefault(key, amount)  # 同一个键只扣一次
        if self.requests == 1:
            raise TimeoutError("钱扣了，回应丢在路上")
        return "已付款"


def retry(function):
    @functools.wraps(function)
    def wrapper(*args):
        for attempt in range(3):
            try:
                return function(*args)
            except TimeoutError:
                if attempt == 2:
                    raise

    return wrapper


@retry
def pay(bank, amount):
    return bank.pay(amount, key=uuid.uuid4())  # 每次尝试一个新键


@retry
def pay_with_key(bank, amount, key):
    return bank.pay(amount, key)


bank = Bank()
print("键在重试里面生成:", pay(bank, 30), [*bank.charged.values()])
bank = Bank()
key = uuid.uuid4()  # 一笔付款一个键，各次尝试共用
print(
    "键在重试外面生成:", pay_with_key(bank, 30, key), [*bank.charged.values()]
)

# Output:
# 键在重试里面生成: 已付款 [30, 30]
# 键在重试外面生成: 已付款 [30]
