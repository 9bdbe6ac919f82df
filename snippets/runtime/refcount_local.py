import dis
import sys


def count_local():
    receipt = ["书", "笔"]
    return sys.getrefcount(receipt)


print("局部名字的计数:", count_local())
for step in dis.get_instructions(count_local):
    if step.argval == "receipt":
        print("碰到 receipt 的指令:", step.opname)

# Output (>=3.14, gil):
# 局部名字的计数: 1
# 碰到 receipt 的指令: STORE_FAST
# 碰到 receipt 的指令: LOAD_FAST_BORROW

# Output (gil):
# 局部名字的计数: 2
# 碰到 receipt 的指令: STORE_FAST
# 碰到 receipt 的指令: LOAD_FAST
