import dis


def loaded(source):
    steps = dis.get_instructions(compile(source, "settings.py", "exec"))
    loads = [step.argval for step in steps if step.opname.startswith("LOAD")]
    return [value for value in loads if value is not None]


print("day = 24 * 60 * 60 装入:", loaded("day = 24 * 60 * 60"))
print("paid = n in [1, 2] 装入:", loaded("paid = n in [1, 2]"))
print("line = '-' * 5000 装入:", loaded("line = '-' * 5000"))

# Output:
# day = 24 * 60 * 60 装入: [86400]
# paid = n in [1, 2] 装入: ['n', (1, 2)]
# line = '-' * 5000 装入: ['-', 5000]
