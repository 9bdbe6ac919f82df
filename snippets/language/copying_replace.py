import sys
from dataclasses import dataclass
from datetime import date
from typing import Any

if sys.version_info >= (3, 13):
    from copy import replace
else:
    from dataclasses import replace


@dataclass(frozen=True)
class Order:
    number: int
    items: list[str]

    def __post_init__(self) -> None:
        print("校验订单号", self.number)


order = Order(7, ["茶"])
renamed = replace(order, number=8)
print("items 仍共享:", renamed.items is order.items)
day: Any = date(2025, 1, 31)
try:
    print("换掉日期的月份:", replace(day, month=3))
except TypeError as error:
    print("不能用于日期:", error)

# Output (>=3.13):
# 校验订单号 7
# 校验订单号 8
# items 仍共享: True
# 换掉日期的月份: 2025-03-31

# Output:
# 校验订单号 7
# 校验订单号 8
# items 仍共享: True
# 不能用于日期: replace() should be called on dataclass instances
