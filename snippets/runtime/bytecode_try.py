import dis
import sys
from textwrap import fill


def plain(text):
    return float(text)


def guarded(text):
    try:
        return float(text)
    except ValueError:
        return 0.0


def executed(function, argument):
    trail = []

    def watch(frame, event, _):
        frame.f_trace_opcodes = True
        if event == "opcode":
            trail.append(frame.f_code.co_code[frame.f_lasti])
        return watch

    for _ in range(2):  # 3.12 起，头一次调用只来得及装上探针
        trail.clear()
        sys.settrace(watch)
        function(argument)
        sys.settrace(None)
    return [dis.opname[opcode] for opcode in trail]


def entries(table):
    """拆开异常表：(起点, 终点, 处理处, 栈深, 记不记位置)。"""
    numbers, value = [], 0
    for byte in table:
        value = value << 6 | byte & 63  # 每个字节装 6 位
        if not byte & 64:  # 没有后续标志，这个数完了
            numbers.append(value)
            value = 0
    for start, size, target, depth in zip(*[iter(numbers)] * 4, strict=True):
        end = start + size
        yield start * 2, end * 2, target * 2, depth >> 1, depth % 2 == 1


usual, inside = executed(plain, "9.5"), executed(guarded, "9.5")
extra = [name for name in inside if name not in usual]
print("不出错时，try 多执行:", extra, len(inside) == len(usual) + len(extra))
rescue = executed(guarded, "免费")[len(inside) - 1 :]
print(fill("出错时，改去执行: " + " ".join(rescue), 66))
print("没有 try 的异常表:", plain.__code__.co_exceptiontable)
mine = list(entries(guarded.__code__.co_exceptiontable))
theirs = dis.Bytecode(guarded).exception_entries
print("手工拆的异常表与 dis 相同:", mine == [tuple(entry) for entry in theirs])

# Output (>=3.14):
# 不出错时，try 多执行: ['NOP'] True
# 出错时，改去执行: PUSH_EXC_INFO LOAD_GLOBAL CHECK_EXC_MATCH
# POP_JUMP_IF_FALSE NOT_TAKEN POP_TOP POP_EXCEPT LOAD_CONST
# RETURN_VALUE
# 没有 try 的异常表: b''
# 手工拆的异常表与 dis 相同: True

# Output (>=3.12):
# 不出错时，try 多执行: ['NOP'] True
# 出错时，改去执行: PUSH_EXC_INFO LOAD_GLOBAL CHECK_EXC_MATCH
# POP_JUMP_IF_FALSE POP_TOP POP_EXCEPT RETURN_CONST
# 没有 try 的异常表: b''
# 手工拆的异常表与 dis 相同: True

# Output:
# 不出错时，try 多执行: ['NOP'] True
# 出错时，改去执行: PUSH_EXC_INFO LOAD_GLOBAL CHECK_EXC_MATCH
# POP_JUMP_FORWARD_IF_FALSE POP_TOP POP_EXCEPT LOAD_CONST
# RETURN_VALUE
# 没有 try 的异常表: b''
# 手工拆的异常表与 dis 相同: True
