import code

LINES = """\
a = 257
b = 257
print("  a is b:", a is b)
"""

print("存成一个脚本运行：")
exec(LINES, {})

print("在交互环境里一行一行输入：")
console = code.InteractiveConsole()
for line in LINES.splitlines():
    console.push(line)

# Output (gil):
# 存成一个脚本运行：
#   a is b: True
# 在交互环境里一行一行输入：
#   a is b: False

# Guess:
# 存成一个脚本运行：
#   a is b: False
# 在交互环境里一行一行输入：
#   a is b: False

# Guess:
# 存成一个脚本运行：
#   a is b: True
# 在交互环境里一行一行输入：
#   a is b: True
