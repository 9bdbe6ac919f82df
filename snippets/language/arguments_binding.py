import inspect
from functools import cache
from itertools import combinations, product


def by_call(function, args, kwargs):
    return function(*args, **kwargs)


def by_hand(function, args, kwargs):
    code = function.__code__
    count, only = code.co_argcount, code.co_posonlyargcount
    names = code.co_varnames[: count + code.co_kwonlyargcount]
    filled = dict(zip(names[:count], args))  # 1. 位置实参从左往右填
    extra, unknown = args[count:], {}
    for name, value in kwargs.items():  # 2. 关键字实参按名字填
        if name not in names[only:]:
            unknown[name] = value
        elif name in filled:
            raise TypeError("一个形参两个值")
        else:
            filled[name] = value
    defaults = function.__defaults__ or ()  # 3. 空着的用默认值
    spare = dict(zip(names[count - len(defaults) : count], defaults))
    filled = spare | (function.__kwdefaults__ or {}) | filled
    if len(filled) < len(names):
        raise TypeError("还有空着的")
    for flag, star, rest in [  # 4. 多出来的交给 *args 和 **kwargs
        (inspect.CO_VARARGS, "args", extra),
        (inspect.CO_VARKEYWORDS, "kwargs", unknown),
    ]:
        if code.co_flags & flag:
            filled[star] = rest
        elif rest:
            raise TypeError("多出来的没人要")
    return filled


signature = cache(inspect.signature)


def by_inspect(function, args, kwargs):
    bound = signature(function).bind(*args, **kwargs)
    bound.apply_defaults()
    return dict(bound.arguments)


def outcome(bind, case):
    try:
        return bind(*case)
    except TypeError:
        return "TypeError"


def passes_positional_only_by_name(function, args, kwargs):
    code = function.__code__
    return kwargs.keys() & set(code.co_varnames[: code.co_posonlyargcount])


a, b, c = [("", name, f"{name}='默认'") for name in "abc"]
slash, star, stars = ("", "/"), ("", "*", "*args"), ("", "**kwargs")
functions = {}
for parts in product(a, slash, b, slash, star, c, stars):
    header = ", ".join(part for part in parts if part)
    try:
        functions[header] = eval(f"lambda {header}: locals()")
    except SyntaxError:
        pass  # 不合法的形参表，例如有默认值的排在没有的前面

cases = [
    (function, tuple(range(count)), {name: name for name in keywords})
    for function in functions.values()
    for count, size in product(range(5), repeat=2)
    for keywords in combinations("abcz", size)
]
real = [outcome(by_call, case) for case in cases]
accepted = len(cases) - real.count("TypeError")
print(f"{len(functions)} 种形参表，{len(cases)} 次调用，成功 {accepted} 次")
for label, bind in [("手写的四步", by_hand), ("signature.bind", by_inspect)]:
    wrong = [
        case
        for case, expected in zip(cases, real)
        if outcome(bind, case) != expected
    ]
    print(f"{label}，与真的调用不一致:", len(wrong))
known = all(passes_positional_only_by_name(*case) for case in wrong)
print("不一致的，都用关键字传了仅限位置的形参名:", known)
if wrong:
    case = min(wrong, key=lambda case: len(f"{signature(case[0])}{case[1:]}"))
    print("最短的一例，形参", signature(case[0]), "实参", *case[1:])
    print("    真的调用:", outcome(by_call, case))
    print("    bind:", outcome(by_inspect, case))

# Output (>=3.13.3):
# 268 种形参表，21440 次调用，成功 4777 次
# 手写的四步，与真的调用不一致: 0
# signature.bind，与真的调用不一致: 34
# 不一致的，都用关键字传了仅限位置的形参名: True
# 最短的一例，形参 (a='默认', b='默认', /) 实参 () {'b': 'b'}
#     真的调用: TypeError
#     bind: {'a': '默认', 'b': 'b'}

# Output (>=3.12.10, <3.13):
# 268 种形参表，21440 次调用，成功 4777 次
# 手写的四步，与真的调用不一致: 0
# signature.bind，与真的调用不一致: 34
# 不一致的，都用关键字传了仅限位置的形参名: True
# 最短的一例，形参 (a='默认', b='默认', /) 实参 () {'b': 'b'}
#     真的调用: TypeError
#     bind: {'a': '默认', 'b': 'b'}

# Output (>=3.12.4):
# 268 种形参表，21440 次调用，成功 4777 次
# 手写的四步，与真的调用不一致: 0
# signature.bind，与真的调用不一致: 338
# 不一致的，都用关键字传了仅限位置的形参名: True
# 最短的一例，形参 (b, /, **kwargs) 实参 () {'b': 'b'}
#     真的调用: TypeError
#     bind: {'kwargs': {'b': 'b'}}

# Output:
# 268 种形参表，21440 次调用，成功 4777 次
# 手写的四步，与真的调用不一致: 0
# signature.bind，与真的调用不一致: 312
# 不一致的，都用关键字传了仅限位置的形参名: True
# 最短的一例，形参 (b='默认', /, **kwargs) 实参 () {'b': 'b'}
#     真的调用: {'b': '默认', 'kwargs': {'b': 'b'}}
#     bind: TypeError
