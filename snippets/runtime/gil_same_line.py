import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import SimpleNamespace

sys.setswitchinterval(1e-6)  # 让线程换得勤一些，把问题放大


@dataclass(frozen=True)
class Money:
    cents: int

    def __add__(self, other):
        return Money(self.cents + other.cents)


def deposit(account, amount, times):
    for _ in range(times):
        account.balance += amount  # 两次实验跑的都是这一行


def balance_after_four_threads(zero, amount):
    account = SimpleNamespace(balance=zero)
    with ThreadPoolExecutor(4) as pool:
        for _ in range(4):
            pool.submit(deposit, account, amount, 50_000)
    return account.balance


whole = balance_after_four_threads(0, 1)
money = balance_after_four_threads(Money(0), Money(1))
print("余额用 int，一分不少:", whole == 200_000)
print("余额用 Money，少了钱:", money.cents < 200_000)

# Output (gil):
# 余额用 int，一分不少: True
# 余额用 Money，少了钱: True
