import subprocess
import sys

code = """
import hashlib
pixels = bytes(range(9))
print(hash(pixels), hash(2026), hashlib.sha256(pixels).hexdigest())
"""


def in_new_process(seed):
    environment = {"PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", code]
    return subprocess.check_output(command, env=environment, text=True).split()


first, second = in_new_process("1"), in_new_process("2")
print("hash(字节串) 相同:", first[0] == second[0])
print("hash(整数) 相同:", first[1] == second[1])
print("SHA-256 相同:", first[2] == second[2])

# Output:
# hash(字节串) 相同: False
# hash(整数) 相同: True
# SHA-256 相同: True
