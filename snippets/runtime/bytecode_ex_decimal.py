import dis
from decimal import Decimal


def specialized(price, count):
    def line_total(price, count):
        return price * count

    for _ in range(1000):
        line_total(price, count)
    steps = dis.get_instructions(line_total, adaptive=True)
    names = [step.opname for step in steps if "BINARY_OP" in step.opname]
    return names not in (["BINARY_OP"], ["BINARY_OP_ADAPTIVE"])


print("2.5 * 3.0，乘法特化了:", specialized(2.5, 3.0))
print("2.5 * 3，乘法特化了:", specialized(2.5, 3))
print("Decimal，乘法特化了:", specialized(Decimal("2.5"), 3))

# Output (gil, >=3.14):
# 2.5 * 3.0，乘法特化了: True
# 2.5 * 3，乘法特化了: True
# Decimal，乘法特化了: False

# Output (gil):
# 2.5 * 3.0，乘法特化了: True
# 2.5 * 3，乘法特化了: False
# Decimal，乘法特化了: False
