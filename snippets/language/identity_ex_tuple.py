point = (3, 4)
numbers = [3, 4]
print("tuple(point):", tuple(point) is point)
print("point[:]:", point[:] is point)
print("tuple(numbers):", tuple(numbers) is point)

numbers.clear()
print("两个空元组:", tuple(numbers) is tuple(numbers))

text = "三千四百米"
print("text[:]:", text[:] is text)
print("text[:2] + text[2:]:", text[:2] + text[2:] is text)

# Output:
# tuple(point): True
# point[:]: True
# tuple(numbers): False
# 两个空元组: True
# text[:]: True
# text[:2] + text[2:]: False
