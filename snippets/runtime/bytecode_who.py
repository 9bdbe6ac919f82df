import sys

who = sys.implementation
tag = f"{who.name}-{sys.version_info.major}{sys.version_info.minor}"
print("实现:", who.name)
print("实现的版本就是语言的版本:", who.version == sys.version_info)
print("字节码文件的标签是「实现名-版本」:", who.cache_tag == tag)

# Output:
# 实现: cpython
# 实现的版本就是语言的版本: True
# 字节码文件的标签是「实现名-版本」: True
