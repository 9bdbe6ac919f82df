from collections.abc import Hashable


def attempt(label, work):
    try:
        print(f"{label}:", work())
    except TypeError as error:
        print(f"{label}: {error}")


plain, nested = ("茶", 1), ("茶", [1])
kinds = [isinstance(x, Hashable) for x in (plain, nested)]
print("两个都算 Hashable:", kinds)
attempt("都是不可变的，可以做键", lambda: {plain: "有货"})
attempt("元组里有列表，做键", lambda: {nested: "有货"})
attempt("元组里有列表，进集合", lambda: {nested})
attempt("元组里有列表，hash()", lambda: hash(nested))

# Output (>=3.14):
# 两个都算 Hashable: [True, True]
# 都是不可变的，可以做键: {('茶', 1): '有货'}
# 元组里有列表，做键: cannot use 'tuple' as a dict key (unhashable type: 'list')
# 元组里有列表，进集合: cannot use 'tuple' as a set element (unhashable type: 'list')
# 元组里有列表，hash(): unhashable type: 'list'

# Output:
# 两个都算 Hashable: [True, True]
# 都是不可变的，可以做键: {('茶', 1): '有货'}
# 元组里有列表，做键: unhashable type: 'list'
# 元组里有列表，进集合: unhashable type: 'list'
# 元组里有列表，hash(): unhashable type: 'list'
