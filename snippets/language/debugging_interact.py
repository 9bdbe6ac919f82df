import io
import pdb
import sys


class Typed(io.StringIO):
    def readline(self, size=-1):
        line = super().readline()
        sys.stdout.write(line)
        return "" if line == "^D\n" else line  # 空串就是输入到头


def pay(amount):
    fee = amount // 50
    return amount - fee


commands = """\
next
interact
for rate in (50, 40):
    print(rate, amount // rate)

any(fee < amount // rate for rate in (50, 40))
fee = 0
fee
^D
p fee
!fee = 0
p fee
continue
"""
sys.stderr = sys.stdout  # 提示语写在错误输出，这里合在一起看
sys.stdin = Typed(commands)
debugger = pdb.Pdb()
print("付", debugger.runcall(pay, 1000))

# Output (browser):
# > /home/reader/debugging_interact.py(14)pay()
# -> fee = amount // 50
# (Pdb) next
# > /home/reader/debugging_interact.py(15)pay()
# -> return amount - fee
# (Pdb) interact
# *pdb interact start*
# >>> for rate in (50, 40):
# ...     print(rate, amount // rate)
# ...
# 50 20
# 40 25
# >>> any(fee < amount // rate for rate in (50, 40))
# True
# >>> fee = 0
# >>> fee
# 0
# >>> ^D
#
# *exit from pdb interact command*
# (Pdb) p fee
# 20
# (Pdb) !fee = 0
# (Pdb) p fee
# 0
# (Pdb) continue
# 付 1000

# Output (>=3.13):
# > debugging_interact.py(14)pay()
# -> fee = amount // 50
# (Pdb) next
# > debugging_interact.py(15)pay()
# -> return amount - fee
# (Pdb) interact
# *pdb interact start*
# >>> for rate in (50, 40):
# ...     print(rate, amount // rate)
# ...
# 50 20
# 40 25
# >>> any(fee < amount // rate for rate in (50, 40))
# True
# >>> fee = 0
# >>> fee
# 0
# >>> ^D
#
# *exit from pdb interact command*
# (Pdb) p fee
# 20
# (Pdb) !fee = 0
# (Pdb) p fee
# 0
# (Pdb) continue
# 付 1000

# Output:
# > debugging_interact.py(14)pay()
# -> fee = amount // 50
# (Pdb) next
# > debugging_interact.py(15)pay()
# -> return amount - fee
# (Pdb) interact
# *interactive*
# >>> for rate in (50, 40):
# ...     print(rate, amount // rate)
# ...
# 50 20
# 40 25
# >>> any(fee < amount // rate for rate in (50, 40))
# True
# >>> fee = 0
# >>> fee
# 0
# >>> ^D
#
# now exiting InteractiveConsole...
# (Pdb) p fee
# 20
# (Pdb) !fee = 0
# (Pdb) p fee
# 0
# (Pdb) continue
# 付 1000
