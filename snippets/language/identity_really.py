import subprocess
import sys
from pathlib import Path

lines = "a = 257\nb = 257\nprint(a is b)\n"
Path("same.py").write_text(lines, encoding="utf-8")


def python(*options, stdin=""):
    command = [sys.executable, *options]
    done = subprocess.run(command, input=stdin, text=True, capture_output=True)
    return done.stdout.strip()


def separate_units():
    space: dict[str, object] = {}
    for line in lines.splitlines()[:2]:
        exec(compile(line, "demo", "exec"), space)
    return space["a"] is space["b"]


print("python same.py:    ", python("same.py"))
print("python -c 三行:    ", python("-c", lines))
print("python -i 逐行输入:", python("-i", "-q", stdin=lines))
print("逐行 compile、exec:", separate_units())

# Output (gil):
# python same.py:     True
# python -c 三行:     True
# python -i 逐行输入: False
# 逐行 compile、exec: False
