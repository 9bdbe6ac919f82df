import runpy
import sys
from pathlib import Path

Path("config.py").write_text("MODE = 'read only'\nLEVEL = 'debug'\n")
Path("server.py").write_text(
    "def check(mode, level):\n"
    "    read_only, debug = 'read only', 'debug'\n"
    "    return mode is read_only, level is debug\n"
)
config = runpy.run_path("config.py")
server = runpy.run_path("server.py")
mode, level = server["check"](config["MODE"], config["LEVEL"])
print("两个文件里的 'read only' 是同一个:", mode)
print("两个文件里的 'debug' 是同一个:", level)

typed = "".join(["de", "bug"])  # 读文件、读网络、拼接，都会造出新的
print("运行时得到的 'debug' 是同一个:", typed is config["LEVEL"])
print("驻留以后:", sys.intern(typed) is config["LEVEL"])

# Output (gil):
# 两个文件里的 'read only' 是同一个: False
# 两个文件里的 'debug' 是同一个: True
# 运行时得到的 'debug' 是同一个: False
# 驻留以后: True
