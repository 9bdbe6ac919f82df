import struct
import sys

POINTER = struct.calcsize("P")  # 一个指针几个字节：64 位是 8


def capacity(items):
    return (sys.getsizeof(items) - sys.getsizeof([])) // POINTER


literal = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
appended = []
for number in literal:
    appended.append(number)
looped = [number for number in literal if number < 10]
joined = literal[:5] + literal[5:]

print("内容都相等:", literal == appended == looped == joined)
print("字面量，容量:", capacity(literal))
print("逐个 append，容量:", capacity(appended))
print("推导式，容量:", capacity(looped))
print("两段相加，容量:", capacity(joined))

# Guess:
# 内容都相等: True
# 字面量，容量: 10
# 逐个 append，容量: 10
# 推导式，容量: 10
# 两段相加，容量: 10

# Output:
# 内容都相等: True
# 字面量，容量: 10
# 逐个 append，容量: 16
# 推导式，容量: 16
# 两段相加，容量: 10
