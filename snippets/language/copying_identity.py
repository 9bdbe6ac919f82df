import copy
from collections import namedtuple
from datetime import date
from decimal import Decimal

Point = namedtuple("Point", "x y")
samples = {
    "(1, 2)": (1, 2),
    "(1, [2])": (1, [2]),
    "Point(1, 2)": Point(1, 2),
    "frozenset({1})": frozenset({1}),
    "date(2025, 1, 1)": date(2025, 1, 1),
    "Decimal('0.1')": Decimal("0.1"),
}
for label, value in samples.items():
    shallow = copy.copy(value) is value
    deep = copy.deepcopy(value) is value
    print(f"{label:17} copy 返回原物: {shallow!s:6} deepcopy 返回原物: {deep}")

# Output:
# (1, 2)            copy 返回原物: True   deepcopy 返回原物: True
# (1, [2])          copy 返回原物: True   deepcopy 返回原物: False
# Point(1, 2)       copy 返回原物: False  deepcopy 返回原物: False
# frozenset({1})    copy 返回原物: True   deepcopy 返回原物: False
# date(2025, 1, 1)  copy 返回原物: False  deepcopy 返回原物: False
# Decimal('0.1')    copy 返回原物: True   deepcopy 返回原物: True
