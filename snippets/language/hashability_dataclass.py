from dataclasses import make_dataclass
from itertools import product

for eq, frozen, unsafe_hash in product((True, False), repeat=3):
    options = {"eq": eq, "frozen": frozen, "unsafe_hash": unsafe_hash}
    Point = make_dataclass("Point", ["x"], **options)
    if Point.__hash__ is None:
        kind = "不能哈希"
    elif Point.__hash__ is object.__hash__:
        kind = "按身份"
    else:
        kind = "按字段"
    flags = [name for name, on in options.items() if on]
    print(" ".join(flags) or "全部关掉", "→", kind)

# Output:
# eq frozen unsafe_hash → 按字段
# eq frozen → 按字段
# eq unsafe_hash → 按字段
# eq → 不能哈希
# frozen unsafe_hash → 按字段
# frozen → 按身份
# unsafe_hash → 按字段
# 全部关掉 → 按身份
