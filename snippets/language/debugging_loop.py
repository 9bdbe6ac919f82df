import io
import pdb
import sys


class Typed(io.StringIO):
    def readline(self, size=-1):
        line = super().readline()
        sys.stdout.write(line)
        return line


def settle(amounts):
    paid = 0
    for amount in amounts:
        fee = amount // 50
        paid += amount - fee
    return paid


commands = """\
display paid
break 17, amount < 0
continue
p amount, fee
until
p debugger.get_bpbynumber(1).hits
continue
"""
debugger = pdb.Pdb(stdin=Typed(commands), stdout=sys.stdout)
print("返回", debugger.runcall(settle, [100, 20, 500, -300, 60]))

# Output (browser):
# > /home/reader/debugging_loop.py(14)settle()
# -> paid = 0
# (Pdb) display paid
# display paid: ** raised NameError: name 'paid' is not defined **
# (Pdb) break 17, amount < 0
# Breakpoint 1 at /home/reader/debugging_loop.py:17
# (Pdb) continue
# > /home/reader/debugging_loop.py(17)settle()
# -> paid += amount - fee
# display paid: 608  [old: ** raised NameError: name 'paid' is not defined **]
# (Pdb) p amount, fee
# (-300, -6)
# (Pdb) until
# > /home/reader/debugging_loop.py(18)settle()
# -> return paid
# display paid: 373  [old: 608]
# (Pdb) p debugger.get_bpbynumber(1).hits
# 5
# (Pdb) continue
# 返回 373

# Output:
# > debugging_loop.py(14)settle()
# -> paid = 0
# (Pdb) display paid
# display paid: ** raised NameError: name 'paid' is not defined **
# (Pdb) break 17, amount < 0
# Breakpoint 1 at debugging_loop.py:17
# (Pdb) continue
# > debugging_loop.py(17)settle()
# -> paid += amount - fee
# display paid: 608  [old: ** raised NameError: name 'paid' is not defined **]
# (Pdb) p amount, fee
# (-300, -6)
# (Pdb) until
# > debugging_loop.py(18)settle()
# -> return paid
# display paid: 373  [old: 608]
# (Pdb) p debugger.get_bpbynumber(1).hits
# 5
# (Pdb) continue
# 返回 373
