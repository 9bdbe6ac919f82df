ages = {"amy": 31, "bob": None, "cara": 27, "dan": "保密"}


def attempt(label, key):
    try:
        print(f"{label}:", sorted(ages, key=key))
    except TypeError as error:
        print(f"{label}: {error}")


def number_first(name):
    age = ages[name]
    known = isinstance(age, int)
    return not known, age if known else 0  # False 排在 True 前面


attempt("直接按值排", ages.__getitem__)
attempt("先分组，再按值排", number_first)

# Output:
# 直接按值排: '<' not supported between instances of 'NoneType' and 'int'
# 先分组，再按值排: ['cara', 'amy', 'bob', 'dan']
