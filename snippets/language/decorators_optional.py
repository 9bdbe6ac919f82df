import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar, assert_type, overload

P = ParamSpec("P")
R = TypeVar("R")


@overload
def repeat(function: Callable[P, R], /) -> Callable[P, list[R]]: ...
@overload
def repeat(
    *, times: int = 2
) -> Callable[[Callable[P, R]], Callable[P, list[R]]]: ...
def repeat(function=None, /, *, times=2):
    if function is None:  # @repeat() 或 @repeat(times=3)：真正的函数还没来
        return functools.partial(repeat, times=times)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return [function(*args, **kwargs) for _ in range(times)]

    return wrapper


@repeat
def price(cost: int) -> int:
    return cost * 2


@repeat(times=3)
def label(text: str) -> str:
    return f"<{text}>"


print("不写括号:", assert_type(price(5), list[int]))
print("写括号:", assert_type(label("新"), list[str]))

# Output:
# 不写括号: [10, 10]
# 写括号: ['<新>', '<新>', '<新>']
