import dis


def line_total(price, count):
    return price * count


def multiply():
    steps = dis.get_instructions(line_total, adaptive=True)
    return next(s.opname for s in steps if s.opname.startswith("BINARY_OP"))


compiled = line_total.__code__.co_code
print("刚定义好:", multiply())
for arguments in ((3, 4), (2.5, 4.0)):
    for _ in range(1000):
        line_total(*arguments)
    print(f"用 {arguments} 调用一千次之后:", multiply())
print("co_code 一个字节也没变:", line_total.__code__.co_code == compiled)

# Guess:
# 刚定义好: BINARY_OP
# 用 (3, 4) 调用一千次之后: BINARY_OP
# 用 (2.5, 4.0) 调用一千次之后: BINARY_OP
# co_code 一个字节也没变: True

# Output (gil):
# 刚定义好: BINARY_OP
# 用 (3, 4) 调用一千次之后: BINARY_OP_MULTIPLY_INT
# 用 (2.5, 4.0) 调用一千次之后: BINARY_OP_MULTIPLY_FLOAT
# co_code 一个字节也没变: True
