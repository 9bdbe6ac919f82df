import io
import pdb
import sys


class Typed(io.StringIO):
    def readline(self, size=-1):
        line = super().readline()
        sys.stdout.write(line)
        return line


def total(prices):
    result = 0
    for price in prices:
        result += price
    return result


commands = """\
break 16, prise > 100
continue
continue
condition 1 price > 100
continue
p price
continue
"""
debugger = pdb.Pdb(stdin=Typed(commands), stdout=sys.stdout)
debugger.runcall(total, [3, 40, 500, 8])

# Output (browser):
# > /home/reader/debugging_ex_condition.py(14)total()
# -> result = 0
# (Pdb) break 16, prise > 100
# Breakpoint 1 at /home/reader/debugging_ex_condition.py:16
# (Pdb) continue
# > /home/reader/debugging_ex_condition.py(16)total()
# -> result += price
# (Pdb) continue
# > /home/reader/debugging_ex_condition.py(16)total()
# -> result += price
# (Pdb) condition 1 price > 100
# New condition set for breakpoint 1.
# (Pdb) continue
# > /home/reader/debugging_ex_condition.py(16)total()
# -> result += price
# (Pdb) p price
# 500
# (Pdb) continue

# Output:
# > debugging_ex_condition.py(14)total()
# -> result = 0
# (Pdb) break 16, prise > 100
# Breakpoint 1 at debugging_ex_condition.py:16
# (Pdb) continue
# > debugging_ex_condition.py(16)total()
# -> result += price
# (Pdb) continue
# > debugging_ex_condition.py(16)total()
# -> result += price
# (Pdb) condition 1 price > 100
# New condition set for breakpoint 1.
# (Pdb) continue
# > debugging_ex_condition.py(16)total()
# -> result += price
# (Pdb) p price
# 500
# (Pdb) continue
