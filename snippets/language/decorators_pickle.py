import functools
import pickle


def bare(function):
    def wrapper(number):
        return function(number)

    return wrapper


def wrapped(function):  # 只比 bare 多一个 wraps
    return functools.wraps(function)(bare(function))


@bare
def double(number):
    return number * 2


@wrapped
def triple(number):
    return number * 3


def try_pickle(label, function):
    try:
        same = pickle.loads(pickle.dumps(function)) is function
        print(label, "往返后是同一个对象:", same)
    except (AttributeError, pickle.PicklingError):
        print(label, "不能 pickle")


try_pickle("没有 wraps 的 double:", double)
try_pickle("有 wraps 的 triple:", triple)
try_pickle("triple 的原函数:", triple.__wrapped__)

# Output:
# 没有 wraps 的 double: 不能 pickle
# 有 wraps 的 triple: 往返后是同一个对象: True
# triple 的原函数: 不能 pickle
