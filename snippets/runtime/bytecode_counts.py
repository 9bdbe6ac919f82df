import dis


def line_total(price, count):
    return price * count


def multiply():
    steps = dis.get_instructions(line_total, adaptive=True)
    return next(s.opname for s in steps if s.opname.startswith("BINARY_OP"))


def calls_until(name, *arguments):
    calls = 0
    while multiply() != name and calls < 10_000:
        line_total(*arguments)
        calls += 1
    return calls


print("整数，第几次之后特化:", calls_until("BINARY_OP_MULTIPLY_INT", 3, 4))
print("改传小数:", calls_until("BINARY_OP_MULTIPLY_FLOAT", 2.5, 4.0))
print("改回整数:", calls_until("BINARY_OP_MULTIPLY_INT", 3, 4))

# Output (gil, >=3.12):
# 整数，第几次之后特化: 2
# 改传小数: 53
# 改回整数: 53

# Output (gil):
# 整数，第几次之后特化: 8
# 改传小数: 85
# 改回整数: 85
