def logged(function, *args, **kwargs):
    return function(*args, **kwargs)


def logged_slash(function, /, *args, **kwargs):
    return function(*args, **kwargs)


def plot(*, function, points):
    return f"画 {function}，{points} 个点"


for call in (logged, logged_slash):
    try:
        print(f"{call.__name__}:", call(plot, function="正弦", points=9))
    except TypeError as error:
        print("TypeError:", error)

# Output:
# TypeError: logged() got multiple values for argument 'function'
# logged_slash: 画 正弦，9 个点
