import sys

jit = getattr(sys, "_jit", None)  # 3.14 新增，用来打听 JIT


def add_up():
    total = 0
    for number in range(100_000):
        total += number
    return jit.is_active() if jit else "没有可问的"


print("有 sys._jit:", jit is not None)
print("JIT 默认打开:", jit.is_enabled() if jit else "没有可问的")
print("循环十万次之后，正在执行 JIT 的机器码:", add_up())

# Output (>=3.14):
# 有 sys._jit: True
# JIT 默认打开: False
# 循环十万次之后，正在执行 JIT 的机器码: False

# Output:
# 有 sys._jit: False
# JIT 默认打开: 没有可问的
# 循环十万次之后，正在执行 JIT 的机器码: 没有可问的
