import dis


def between_read_and_write(line):
    names = [item.opname for item in dis.get_instructions(line)]
    return names[names.index("LOAD_NAME") : names.index("STORE_NAME") + 1]


inline = between_read_and_write("visits += 1")
by_call = between_read_and_write("visits += step()")
print("visits += 1 的指令:", *inline)
print("visits += 1，读写之间有 CALL:", "CALL" in inline)
print("visits += step()，读写之间有 CALL:", "CALL" in by_call)

# Output (>=3.14):
# visits += 1 的指令: LOAD_NAME LOAD_SMALL_INT BINARY_OP STORE_NAME
# visits += 1，读写之间有 CALL: False
# visits += step()，读写之间有 CALL: True

# Output:
# visits += 1 的指令: LOAD_NAME LOAD_CONST BINARY_OP STORE_NAME
# visits += 1，读写之间有 CALL: False
# visits += step()，读写之间有 CALL: True
