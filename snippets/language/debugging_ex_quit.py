import io
import sys


class Typed(io.StringIO):
    def readline(self, size=-1):
        line = super().readline()
        sys.stdout.write(line)
        return line


def pay(amount):
    breakpoint()
    return amount


sys.stdin = Typed("p amount\nquit\ny\n")
try:
    print("付了", pay(100))
except BaseException as error:
    print("\n没有付，抛出了", type(error).__name__)

# Output (browser):
# > /home/reader/debugging_ex_quit.py(13)pay()
# -> breakpoint()
# (Pdb) p amount
# 100
# (Pdb) quit
# Quitting pdb will kill the process. Quit anyway? [y/n] y
#
# 没有付，抛出了 SystemExit

# Output (>=3.14):
# > debugging_ex_quit.py(13)pay()
# -> breakpoint()
# (Pdb) p amount
# 100
# (Pdb) quit
# Quitting pdb will kill the process. Quit anyway? [y/n] y
#
# 没有付，抛出了 SystemExit

# Output (>=3.13):
# > debugging_ex_quit.py(13)pay()
# -> breakpoint()
# (Pdb) p amount
# 100
# (Pdb) quit
#
# 没有付，抛出了 BdbQuit

# Output:
# > debugging_ex_quit.py(14)pay()
# -> return amount
# (Pdb) p amount
# 100
# (Pdb) quit
#
# 没有付，抛出了 BdbQuit
