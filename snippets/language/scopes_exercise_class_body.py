owner = "模块"


def build():
    owner = "外层函数"

    class Reads:
        label = owner

    class Rebinds:
        owner = owner

    return Reads.label, Rebinds.owner


label, owner_attribute = build()
print("Reads.label:", label)
print("Rebinds.owner:", owner_attribute)

# Output:
# Reads.label: 外层函数
# Rebinds.owner: 模块

# Guess:
# Reads.label: 外层函数
# Rebinds.owner: 外层函数

# Guess:
# Reads.label: 模块
# Rebinds.owner: 模块
