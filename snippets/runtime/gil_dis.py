import dis

visits = 0


def step():
    return 1


def count_inline():
    global visits
    visits += 1


def count_by_call():
    global visits
    visits += step()


def between_read_and_write(function):
    names = [item.opname for item in dis.get_instructions(function)]
    first = next(
        i for i, name in enumerate(names) if name.startswith("LOAD_GLOBAL")
    )
    return names[first : names.index("STORE_GLOBAL") + 1]


inline = between_read_and_write(count_inline)
by_call = between_read_and_write(count_by_call)
print("visits += 1 的指令:", *inline)
print("visits += 1，读写之间有 CALL:", "CALL" in inline)
print("visits += step()，读写之间有 CALL:", "CALL" in by_call)

# Output (>=3.14):
# visits += 1 的指令: LOAD_GLOBAL LOAD_SMALL_INT BINARY_OP STORE_GLOBAL
# visits += 1，读写之间有 CALL: False
# visits += step()，读写之间有 CALL: True

# Output:
# visits += 1 的指令: LOAD_GLOBAL LOAD_CONST BINARY_OP STORE_GLOBAL
# visits += 1，读写之间有 CALL: False
# visits += step()，读写之间有 CALL: True
