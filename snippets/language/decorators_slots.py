from dataclasses import dataclass

registry: dict[str, type] = {}


def register(cls):
    registry[cls.__name__] = cls
    return cls


@dataclass
@register
class Order:
    number: int


@dataclass(slots=True)
@register
class Refund:
    number: int


@register
@dataclass(slots=True)
class Invoice:
    number: int


for cls in (Order, Refund, Invoice):
    print(cls.__name__, "登记的就是现在的类:", registry[cls.__name__] is cls)
print("isinstance 也跟着失灵:", isinstance(Refund(7), registry["Refund"]))

# Output:
# Order 登记的就是现在的类: True
# Refund 登记的就是现在的类: False
# Invoice 登记的就是现在的类: True
# isinstance 也跟着失灵: False
