import dis
from textwrap import fill

FAMILIES = ("BINARY_OP", "BINARY_SUBSCR", "COMPARE_OP", "FOR_ITER")


def revenue(orders, rate):
    total = 0
    for order in orders:
        if order["price"] > 0:
            total += order["price"] * rate
    return total


def specialized(function):
    plain = dis.get_instructions(function)
    live = dis.get_instructions(function, adaptive=True)
    pairs = [(a.opname, b.opname) for a, b in zip(plain, live, strict=True)]
    family = [(a, b) for a, b in pairs if a in FAMILIES]
    done = [b for a, b in family if b not in (a, a + "_ADAPTIVE")]
    return " ".join([f"{len(done)} / {len(family)}", *done])


orders = [{"price": price} for price in range(1000)]
print("运行之前:", specialized(revenue))
revenue(orders, 2)
print(fill(f"运行之后: {specialized(revenue)}", 76))

# Output (gil, >=3.14):
# 运行之前: 0 / 6
# 运行之后: 6 / 6 FOR_ITER_LIST BINARY_OP_SUBSCR_DICT COMPARE_OP_INT
# BINARY_OP_SUBSCR_DICT BINARY_OP_MULTIPLY_INT BINARY_OP_ADD_INT

# Output (gil, >=3.12):
# 运行之前: 0 / 6
# 运行之后: 6 / 6 FOR_ITER_LIST BINARY_SUBSCR_DICT COMPARE_OP_INT
# BINARY_SUBSCR_DICT BINARY_OP_MULTIPLY_INT BINARY_OP_ADD_INT

# Output (gil):
# 运行之前: 0 / 6
# 运行之后: 5 / 6 BINARY_SUBSCR_DICT COMPARE_OP_INT_JUMP BINARY_SUBSCR_DICT
# BINARY_OP_MULTIPLY_INT BINARY_OP_ADD_INT
