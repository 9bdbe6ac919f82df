import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent  # 要调试的两个文件放在一起
COMMANDS = """\
break debugging_prices:13
commands
silent
p name, text, price
continue
continue
clear 1
break debugging_prices:4, "," in number
continue
up
p name
down
next
next
p number
quit
"""

answer = subprocess.run(
    [sys.executable, "-m", "pdb", FOLDER / "debugging_checkout.py"],
    input=COMMANDS,
    capture_output=True,
    text=True,
)
typed = iter(COMMANDS.splitlines())
for piece in re.split(r"(\(Pdb\) |\(com\) )", answer.stdout):
    print(piece, end="")  # 管道不会回显命令，替它写上
    if piece in ("(Pdb) ", "(com) "):
        print(next(typed))
print("错误输出:", repr(answer.stderr))

# Output:
# > debugging_checkout.py(1)<module>()
# -> from debugging_prices import total
# (Pdb) break debugging_prices:13
# Breakpoint 1 at debugging_prices.py:13
# (Pdb) commands
# (com) silent
# (com) p name, text, price
# (com) continue
# (Pdb) continue
# ('茶', '12.50 元', 12.5)
# ('笔', '3 元', 3.0)
# ('显示器', '1,280 元', 1.0)
# ('线', '19.90 元', 19.9)
# 合计: 36.4 元
# The program finished and will be restarted
# > debugging_checkout.py(1)<module>()
# -> from debugging_prices import total
# (Pdb) clear 1
# Deleted breakpoint 1 at debugging_prices.py:13
# (Pdb) break debugging_prices:4, "," in number
# Breakpoint 2 at debugging_prices.py:4
# (Pdb) continue
# > debugging_prices.py(4)parse()
# -> if "," in number:
# (Pdb) up
# > debugging_prices.py(12)total()
# -> price = parse(text)
# (Pdb) p name
# '显示器'
# (Pdb) down
# > debugging_prices.py(4)parse()
# -> if "," in number:
# (Pdb) next
# > debugging_prices.py(5)parse()
# -> number = number.split(",")[0]
# (Pdb) next
# > debugging_prices.py(6)parse()
# -> return float(number)
# (Pdb) p number
# '1'
# (Pdb) quit
# 错误输出: ''
