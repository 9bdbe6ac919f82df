import dis


def bill(price, count):
    return price * count + 5


local = {"price": 12, "count": 3}
stack = []
for step in dis.get_instructions(bill):
    if step.opname.startswith("LOAD_FAST"):
        pair = isinstance(step.argval, tuple)  # 3.13 起，一条可以装入两个
        names = step.argval if pair else [step.argval]
        stack += [local[name] for name in names]
    elif step.opname in ("LOAD_CONST", "LOAD_SMALL_INT"):
        stack.append(step.argval)
    elif step.opname == "BINARY_OP":
        right, left = stack.pop(), stack.pop()
        stack.append(left * right if step.argrepr == "*" else left + right)
    print(f"{step.opname:<34}栈: {stack}")
print("与真的结果相同:", stack.pop() == bill(12, 3))

# Output (>=3.14):
# RESUME                            栈: []
# LOAD_FAST_BORROW_LOAD_FAST_BORROW 栈: [12, 3]
# BINARY_OP                         栈: [36]
# LOAD_SMALL_INT                    栈: [36, 5]
# BINARY_OP                         栈: [41]
# RETURN_VALUE                      栈: [41]
# 与真的结果相同: True

# Output (>=3.13):
# RESUME                            栈: []
# LOAD_FAST_LOAD_FAST               栈: [12, 3]
# BINARY_OP                         栈: [36]
# LOAD_CONST                        栈: [36, 5]
# BINARY_OP                         栈: [41]
# RETURN_VALUE                      栈: [41]
# 与真的结果相同: True

# Output:
# RESUME                            栈: []
# LOAD_FAST                         栈: [12]
# LOAD_FAST                         栈: [12, 3]
# BINARY_OP                         栈: [36]
# LOAD_CONST                        栈: [36, 5]
# BINARY_OP                         栈: [41]
# RETURN_VALUE                      栈: [41]
# 与真的结果相同: True

# Steps: stack
