import marshal
import py_compile
import sys
from importlib import import_module
from pathlib import Path

source = Path("prices.py")
source.write_text("TAX = 13\n\ndef with_tax(p): return p * (1 + TAX / 100)\n")
cached = Path(py_compile.compile(str(source)))
data = cached.read_bytes()
starts = (0, 4, 8, 12)  # 开头十六个字节，四个数
magic, flags, mtime, size = (
    int.from_bytes(data[start : start + 4], "little") for start in starts
)
print("magic number:", magic & 0xFFFF, "和", data[2:4])
print("记着源文件的时间:", mtime == int(source.stat().st_mtime))
print("记着源文件的大小:", size == source.stat().st_size)
code = marshal.loads(data[16:])
fresh = compile(source.read_text(), "prices.py", "exec")
print("其余就是编译的结果:", code == fresh, "标志:", flags)

other = (magic - 1).to_bytes(4, "little") + data[4:]  # 冒充别的版本写的
cached.write_bytes(other)
Path("legacy.pyc").write_bytes(other)
sys.path.insert(0, "")
sys.dont_write_bytecode = False
prices = import_module("prices")

mended = cached.read_bytes()[:4] == data[:4]
print("源码还在:", prices.TAX, "重新编译了:", mended)
try:
    import_module("legacy")
except ImportError as error:
    print("只有 .pyc:", str(error).partition(":")[0])

# Output (~=3.14.0):
# magic number: 3627 和 b'\r\n'
# 记着源文件的时间: True
# 记着源文件的大小: True
# 其余就是编译的结果: True 标志: 0
# 源码还在: 13 重新编译了: True
# 只有 .pyc: bad magic number in 'legacy'

# Output (~=3.13.0):
# magic number: 3571 和 b'\r\n'
# 记着源文件的时间: True
# 记着源文件的大小: True
# 其余就是编译的结果: True 标志: 0
# 源码还在: 13 重新编译了: True
# 只有 .pyc: bad magic number in 'legacy'

# Output (~=3.12.0):
# magic number: 3531 和 b'\r\n'
# 记着源文件的时间: True
# 记着源文件的大小: True
# 其余就是编译的结果: True 标志: 0
# 源码还在: 13 重新编译了: True
# 只有 .pyc: bad magic number in 'legacy'

# Output:
# magic number: 3495 和 b'\r\n'
# 记着源文件的时间: True
# 记着源文件的大小: True
# 其余就是编译的结果: True 标志: 0
# 源码还在: 13 重新编译了: True
# 只有 .pyc: bad magic number in 'legacy'
