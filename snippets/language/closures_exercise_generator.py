def getters():
    return (lambda: n for n in range(3))


print("边取边调用:", [get() for get in getters()])
print("先收集再调用:", [get() for get in list(getters())])

# Output:
# 边取边调用: [0, 1, 2]
# 先收集再调用: [2, 2, 2]

# Guess:
# 边取边调用: [2, 2, 2]
# 先收集再调用: [2, 2, 2]

# Guess:
# 边取边调用: [0, 1, 2]
# 先收集再调用: [0, 1, 2]
