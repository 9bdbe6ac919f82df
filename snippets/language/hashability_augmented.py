import dis


def add_cup(order):
    order[1] += ["杯子"]


order = ("A-17", ["茶"])
try:
    add_cup(order)
except TypeError as error:
    print("报错:", error)
print("订单:", order)

for step in dis.get_instructions(add_cup):
    if step.opname.startswith(("BINARY", "STORE_SUBSCR")):
        print(f"{step.opname} {step.argrepr}".strip())

# Output (>=3.14):
# 报错: 'tuple' object does not support item assignment
# 订单: ('A-17', ['茶', '杯子'])
# BINARY_OP []
# BINARY_OP +=
# STORE_SUBSCR

# Output:
# 报错: 'tuple' object does not support item assignment
# 订单: ('A-17', ['茶', '杯子'])
# BINARY_SUBSCR
# BINARY_OP +=
# STORE_SUBSCR

# Guess:
# 报错: 'tuple' object does not support item assignment
# 订单: ('A-17', ['茶'])
# BINARY_SUBSCR
# BINARY_OP +=
# STORE_SUBSCR

# Diagram: order
