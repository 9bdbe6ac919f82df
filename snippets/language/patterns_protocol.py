import inspect
from typing import Protocol, runtime_checkable


@runtime_checkable
class Schedule(Protocol):
    def __call__(self, step: int) -> float: ...


def constant(step: int) -> float:
    return 0.01


def no_argument() -> str:
    return "0.01"


def accepts(function, *args):
    try:
        inspect.signature(function).bind(*args)
    except TypeError:
        return False
    return True


for candidate in constant, no_argument:
    print(
        f"{candidate.__name__}: isinstance {isinstance(candidate, Schedule)}，",
        f"收得下一个参数 {accepts(candidate, 0)}",
    )

right: Schedule = constant
wrong: Schedule = no_argument  # type: ignore[assignment]
print("运行时谁也没有拦:", wrong is no_argument)

# Output:
# constant: isinstance True， 收得下一个参数 True
# no_argument: isinstance True， 收得下一个参数 False
# 运行时谁也没有拦: True
