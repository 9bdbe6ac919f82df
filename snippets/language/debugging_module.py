import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
Path(".pdbrc").write_text(
    "alias show for row in %1: print('-', row)\n", encoding="utf-8"
)
COMMANDS = ["show lines", "clear 1", "continue", "quit"]
answer = subprocess.run(
    [sys.executable, "-m", "pdb"]
    + ["-c", "break debugging_prices:10, len(lines) > 3", "-c", "continue"]
    + ["-m", "debugging_checkout"],
    input="\n".join(COMMANDS),
    env={**os.environ, "PYTHONPATH": str(FOLDER)},
    capture_output=True,
    text=True,
)
first, *rest = answer.stdout.split("(Pdb) ")
print(first, end="")
for command, said in zip(COMMANDS, rest):
    print("(Pdb)", command)
    print(said, end="")
print("错误输出:", repr(answer.stderr))

# Output:
# Breakpoint 1 at debugging_prices.py:10
# > debugging_prices.py(10)total()
# -> result = 0.0
# (Pdb) show lines
# - ('茶', '12.50 元')
# - ('笔', '3 元')
# - ('显示器', '1,280 元')
# - ('线', '19.90 元')
# (Pdb) clear 1
# Deleted breakpoint 1 at debugging_prices.py:10
# (Pdb) continue
# 合计: 36.4 元
# The program finished and will be restarted
# > debugging_checkout.py(1)<module>()
# -> from debugging_prices import total
# (Pdb) quit
# 错误输出: ''
