import subprocess
import sys

program = "print(hash('茶'), hash(('茶', 1)), hash(42), hash(2.5))"


def run(seed):
    command = [sys.executable, "-c", program]
    environment = {"PYTHONHASHSEED": seed}
    output = subprocess.check_output(command, env=environment, text=True)
    return output.split()


first, second = run("1"), run("2")
labels = ["字符串", "含字符串的元组", "整数", "浮点数"]
for label, one, two in zip(labels, first, second, strict=True):
    print(f"{label}，换一个种子，哈希变了:", one != two)
print("种子相同，每次都一样:", run("1") == first)

# Output:
# 字符串，换一个种子，哈希变了: True
# 含字符串的元组，换一个种子，哈希变了: True
# 整数，换一个种子，哈希变了: False
# 浮点数，换一个种子，哈希变了: False
# 种子相同，每次都一样: True
