import io
import pdb
import sys


class Typed(io.StringIO):
    def readline(self, size=-1):
        line = super().readline()
        sys.stdout.write(line)
        return line


def discount(price):
    rate = 0.5
    return price * rate


def checkout(prices):
    limit = 10
    total = sum(discount(price) for price in prices)
    return min(total, limit)


commands = """\
tbreak 15
continue
!rate = 1
up
up
p prices, limit
!limit = 1000
p limit
down
down
p rate
continue
"""
debugger = pdb.Pdb(stdin=Typed(commands), stdout=sys.stdout)
print("应付", debugger.runcall(checkout, [30, 40]))

# Output (browser):
# > /home/reader/debugging_updown.py(19)checkout()
# -> limit = 10
# (Pdb) tbreak 15
# Breakpoint 1 at /home/reader/debugging_updown.py:15
# (Pdb) continue
# Deleted breakpoint 1 at /home/reader/debugging_updown.py:15
# > /home/reader/debugging_updown.py(15)discount()
# -> return price * rate
# (Pdb) !rate = 1
# (Pdb) up
# > /home/reader/debugging_updown.py(20)<genexpr>()
# -> total = sum(discount(price) for price in prices)
# (Pdb) up
# > /home/reader/debugging_updown.py(20)checkout()
# -> total = sum(discount(price) for price in prices)
# (Pdb) p prices, limit
# ([30, 40], 10)
# (Pdb) !limit = 1000
# (Pdb) p limit
# 1000
# (Pdb) down
# > /home/reader/debugging_updown.py(20)<genexpr>()
# -> total = sum(discount(price) for price in prices)
# (Pdb) down
# > /home/reader/debugging_updown.py(15)discount()
# -> return price * rate
# (Pdb) p rate
# 1
# (Pdb) continue
# 应付 50.0

# Output (>=3.13):
# > debugging_updown.py(19)checkout()
# -> limit = 10
# (Pdb) tbreak 15
# Breakpoint 1 at debugging_updown.py:15
# (Pdb) continue
# Deleted breakpoint 1 at debugging_updown.py:15
# > debugging_updown.py(15)discount()
# -> return price * rate
# (Pdb) !rate = 1
# (Pdb) up
# > debugging_updown.py(20)<genexpr>()
# -> total = sum(discount(price) for price in prices)
# (Pdb) up
# > debugging_updown.py(20)checkout()
# -> total = sum(discount(price) for price in prices)
# (Pdb) p prices, limit
# ([30, 40], 10)
# (Pdb) !limit = 1000
# (Pdb) p limit
# 1000
# (Pdb) down
# > debugging_updown.py(20)<genexpr>()
# -> total = sum(discount(price) for price in prices)
# (Pdb) down
# > debugging_updown.py(15)discount()
# -> return price * rate
# (Pdb) p rate
# 1
# (Pdb) continue
# 应付 50.0

# Output:
# > debugging_updown.py(19)checkout()
# -> limit = 10
# (Pdb) tbreak 15
# Breakpoint 1 at debugging_updown.py:15
# (Pdb) continue
# Deleted breakpoint 1 at debugging_updown.py:15
# > debugging_updown.py(15)discount()
# -> return price * rate
# (Pdb) !rate = 1
# (Pdb) up
# > debugging_updown.py(20)<genexpr>()
# -> total = sum(discount(price) for price in prices)
# (Pdb) up
# > debugging_updown.py(20)checkout()
# -> total = sum(discount(price) for price in prices)
# (Pdb) p prices, limit
# ([30, 40], 10)
# (Pdb) !limit = 1000
# (Pdb) p limit
# 1000
# (Pdb) down
# > debugging_updown.py(20)<genexpr>()
# -> total = sum(discount(price) for price in prices)
# (Pdb) down
# > debugging_updown.py(15)discount()
# -> return price * rate
# (Pdb) p rate
# 0.5
# (Pdb) continue
# 应付 10
