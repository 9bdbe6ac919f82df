def images():
    return iter(["a.jpg", "b.jpg", "c.jpg"])


first, labels = images(), iter(["猫"])
print("短的在后:", list(zip(first, labels)), "接着是", next(first))
second, labels = images(), iter(["猫"])
print("短的在前:", list(zip(labels, second)), "接着是", next(second))

third, labels = images(), iter(["猫"])
try:
    list(zip(third, labels, strict=True))
except ValueError as error:
    print("strict=True:", error, "| 接着是", next(third))

# Output:
# 短的在后: [('a.jpg', '猫')] 接着是 c.jpg
# 短的在前: [('猫', 'a.jpg')] 接着是 b.jpg
# strict=True: zip() argument 2 is shorter than argument 1 | 接着是 c.jpg

# Guess:
# 短的在后: [('a.jpg', '猫')] 接着是 b.jpg
# 短的在前: [('猫', 'a.jpg')] 接着是 b.jpg
# strict=True: zip() argument 2 is shorter than argument 1 | 接着是 b.jpg
