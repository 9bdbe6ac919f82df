import io
import pdb
import sys


class Typed(io.StringIO):
    def readline(self, size=-1):
        line = super().readline()
        sys.stdout.write(line)
        return line


def make(rate, note):
    def price(amount):
        return amount * rate

    return price


half = make(0.5, "半价")
commands = "p amount\np rate\np note\ncontinue\n"
debugger = pdb.Pdb(stdin=Typed(commands), stdout=sys.stdout)
debugger.runcall(half, 100)

# Output (browser):
# > /home/reader/debugging_ex_free.py(15)price()
# -> return amount * rate
# (Pdb) p amount
# 100
# (Pdb) p rate
# 0.5
# (Pdb) p note
# *** NameError: name 'note' is not defined
# (Pdb) continue

# Output:
# > debugging_ex_free.py(15)price()
# -> return amount * rate
# (Pdb) p amount
# 100
# (Pdb) p rate
# 0.5
# (Pdb) p note
# *** NameError: name 'note' is not defined
# (Pdb) continue
