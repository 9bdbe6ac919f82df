import io
import sys


class Typed(io.StringIO):
    def readline(self, size=-1):
        line = super().readline()
        sys.stdout.write(line)  # 回显，像在终端里敲的
        return line


def price_of(text):
    try:
        return float(text)
    except ValueError as error:
        breakpoint()


sys.stdin = Typed("p error\ncontinue\n")
price_of("1,280")

# Output (browser):
# > /home/reader/debugging_same_line.py(16)price_of()
# -> breakpoint()
# (Pdb) p error
# ValueError("could not convert string to float: '1,280'")
# (Pdb) continue

# Output (>=3.13):
# > debugging_same_line.py(16)price_of()
# -> breakpoint()
# (Pdb) p error
# ValueError("could not convert string to float: '1,280'")
# (Pdb) continue

# Output:
# --Return--
# > debugging_same_line.py(16)price_of()->None
# -> breakpoint()
# (Pdb) p error
# *** NameError: name 'error' is not defined
# (Pdb) continue
