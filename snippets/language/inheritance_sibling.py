class Storage:
    def save(self, text):
        return f"写盘({text})"


class Compressed(Storage):
    def save(self, text):
        return super().save(f"压缩({text})")


class Encrypted(Storage):
    def save(self, text):
        return super().save(f"加密({text})")


class Archive(Compressed, Encrypted):
    pass


print("只压缩:", Compressed().save("报告"))
print("归档:", Archive().save("报告"))
bases = [base.__name__ for base in Compressed.__bases__]
print("Compressed 的基类:", bases)

# Output:
# 只压缩: 写盘(压缩(报告))
# 归档: 写盘(加密(压缩(报告)))
# Compressed 的基类: ['Storage']

# Guess:
# 只压缩: 写盘(压缩(报告))
# 归档: 写盘(压缩(报告))
# Compressed 的基类: ['Storage']

# Diagram: Archive
