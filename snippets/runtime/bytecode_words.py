import dis

CACHE = dis.opmap.get("CACHE", 0)


def decode(code):
    """按两字节一组拆开，得到 [偏移, 名字, 参数, 后面的缓存格]。"""
    found, high = [], 0
    for offset in range(0, len(code), 2):
        opcode, low = code[offset : offset + 2]
        if opcode == CACHE:
            found[-1][3] += 1  # 不是指令，是上一条指令的格子
            continue
        argument = high << 8 | low
        high = argument if opcode == dis.EXTENDED_ARG else 0
        found.append([offset, dis.opname[opcode], argument, 0])
    return found


def library(code):
    steps = dis.get_instructions(code)
    return [[s.offset, s.opname, s.arg or 0] for s in steps]


big = "price = 3\n" + "\n".join(f"item_{n} = price" for n in range(300))
small = "dear = price * 2 > 10"
for source in (big, small):
    code = compile(source, "shop.py", "exec")
    found = decode(code.co_code)
    same = [step[:3] for step in found] == library(code)
    print("手工拆的与 dis 逐条相同:", same)
    wide = [step for step in found if step[2] > 255]
    marks = [step for step in found if step[1] == "EXTENDED_ARG"]
    print("  参数放不进一个字节的:", len(wide), "前缀:", len(marks))
    print("  缓存格:", {step[1]: step[3] for step in found if step[3]})

# Output (>=3.14):
# 手工拆的与 dis 逐条相同: True
#   参数放不进一个字节的: 45 前缀: 45
#   缓存格: {}
# 手工拆的与 dis 逐条相同: True
#   参数放不进一个字节的: 0 前缀: 0
#   缓存格: {'BINARY_OP': 5, 'COMPARE_OP': 1}

# Output (>=3.12):
# 手工拆的与 dis 逐条相同: True
#   参数放不进一个字节的: 45 前缀: 45
#   缓存格: {}
# 手工拆的与 dis 逐条相同: True
#   参数放不进一个字节的: 0 前缀: 0
#   缓存格: {'BINARY_OP': 1, 'COMPARE_OP': 1}

# Output:
# 手工拆的与 dis 逐条相同: True
#   参数放不进一个字节的: 45 前缀: 45
#   缓存格: {}
# 手工拆的与 dis 逐条相同: True
#   参数放不进一个字节的: 0 前缀: 0
#   缓存格: {'BINARY_OP': 1, 'COMPARE_OP': 2}
