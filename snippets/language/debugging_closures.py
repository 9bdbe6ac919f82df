import io
import pdb
import sys


class Typed(io.StringIO):
    def readline(self, size=-1):
        line = super().readline()
        sys.stdout.write(line)
        return line


def expensive(prices, limit):
    return [price for price in prices if price > limit]


commands = """\
p [x for x in prices if x > limit]
p any(x > limit for x in prices)
!any(x > limit for x in prices)
![*filter(lambda x: x > limit, prices)]
continue
"""
debugger = pdb.Pdb(stdin=Typed(commands), stdout=sys.stdout)
debugger.runcall(expensive, [3, 40, 500], 10)

# Output (browser):
# > /home/reader/debugging_closures.py(14)expensive()
# -> return [price for price in prices if price > limit]
# (Pdb) p [x for x in prices if x > limit]
# [40, 500]
# (Pdb) p any(x > limit for x in prices)
# *** NameError: name 'limit' is not defined
# (Pdb) !any(x > limit for x in prices)
# True
# (Pdb) ![*filter(lambda x: x > limit, prices)]
# [40, 500]
# (Pdb) continue

# Output (>=3.13):
# > debugging_closures.py(14)expensive()
# -> return [price for price in prices if price > limit]
# (Pdb) p [x for x in prices if x > limit]
# [40, 500]
# (Pdb) p any(x > limit for x in prices)
# *** NameError: name 'limit' is not defined
# (Pdb) !any(x > limit for x in prices)
# True
# (Pdb) ![*filter(lambda x: x > limit, prices)]
# [40, 500]
# (Pdb) continue

# Output (>=3.12):
# > debugging_closures.py(14)expensive()
# -> return [price for price in prices if price > limit]
# (Pdb) p [x for x in prices if x > limit]
# [40, 500]
# (Pdb) p any(x > limit for x in prices)
# *** NameError: name 'limit' is not defined
# (Pdb) !any(x > limit for x in prices)
# *** NameError: name 'limit' is not defined
# (Pdb) ![*filter(lambda x: x > limit, prices)]
# *** NameError: name 'limit' is not defined
# (Pdb) continue

# Output:
# > debugging_closures.py(14)expensive()
# -> return [price for price in prices if price > limit]
# (Pdb) p [x for x in prices if x > limit]
# *** NameError: name 'limit' is not defined
# (Pdb) p any(x > limit for x in prices)
# *** NameError: name 'limit' is not defined
# (Pdb) !any(x > limit for x in prices)
# *** NameError: name 'limit' is not defined
# (Pdb) ![*filter(lambda x: x > limit, prices)]
# *** NameError: name 'limit' is not defined
# (Pdb) continue
