import dis

SOURCE = """
@log
@retry(times)
def pay(amount=minimum): ...
"""

for step in dis.get_instructions(compile(SOURCE, "pay.py", "exec")):
    if step.opname in ("LOAD_NAME", "STORE_NAME"):
        print(step.opname, step.argval)
    elif step.opname in ("CALL", "MAKE_FUNCTION"):
        print(step.opname)

# Output:
# LOAD_NAME log
# LOAD_NAME retry
# LOAD_NAME times
# CALL
# LOAD_NAME minimum
# MAKE_FUNCTION
# CALL
# CALL
# STORE_NAME pay
