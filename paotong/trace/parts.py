"""What functions, generators, exceptions and the like are made of.

A label that is a word of ours (``state``) says what the slot holds; the others are
written as they are in a program.
"""

import gc
import types
from _functools import _lru_cache_wrapper, partial  # type: ignore[import-not-found]
from _weakref import ref

from atoms import Remark  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Slots = list[tuple[str, object]]


def _function(value: types.FunctionType) -> Slots:
    """Free variables with their cells, defaults, attributes."""
    code = value.__code__
    slots: Slots = list(zip(code.co_freevars, value.__closure__ or (), strict=True))
    defaults = value.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount][code.co_argcount - len(defaults) :]
    slots += [(f"{n}=", held) for n, held in zip(names, defaults, strict=False)]
    slots += [(f"{n}=", held) for n, held in (value.__kwdefaults__ or {}).items()]
    if _has_attributes(value):
        inside = [_content(cell) for cell in value.__closure__ or ()]
        for name, held in vars(value).items():
            if name != "__wrapped__" or all(held is not each for each in inside):
                slots.append((f".{name}", held))  # a cell leads to it otherwise
    return slots


def _content(cell: types.CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:
        return None


def _has_attributes(value: types.FunctionType) -> bool:
    """Whether a function has a dictionary; to ask for it would make one."""
    builtins = getattr(value, "__builtins__")  # noqa: B009 # unknown to some stubs
    others = (value.__globals__, builtins, value.__kwdefaults__)
    held = [each for each in gc.get_referents(value) if type(each) is dict]
    return any(all(each is not other for other in others) for each in held)


def _cell(value: types.CellType) -> Slots:
    try:
        return [("", value.cell_contents)]
    except ValueError:
        return [("", Remark("empty"))]


def _method(value: "Any") -> Slots:
    function = getattr(value, "__func__", None)
    slots: Slots = [(".__self__", value.__self__)]
    return [*slots, (".__func__", function)] if function is not None else slots


def _generator(value: "Any") -> Slots:
    """Where a generator or coroutine stands, and the variables that it keeps."""
    mark = {"generator": "gi", "coroutine": "cr", "async_generator": "ag"}
    start = mark[type(value).__name__]
    frame = getattr(value, f"{start}_frame")
    if frame is None:
        return [("state", Remark("closed"))]
    if getattr(value, f"{start}_running") and not _suspended(value, start):
        return [("state", Remark("running"))]
    begun = _suspended(value, start)
    state = f"suspended {frame.f_lineno}" if begun else "created"
    return [("state", Remark(state)), *local_names(frame)]


def _suspended(value: "Any", start: str) -> bool:
    if start == "ag":  # 3.11 does not tell; its first line is behind it
        return bool(value.ag_frame.f_lasti > 4)
    return bool(getattr(value, f"{start}_suspended"))


def local_names(frame: types.FrameType) -> Slots:
    """The local variables of a frame that have a name in the program."""
    return [pair for pair in frame.f_locals.items() if pair[0].isidentifier()]


def _traceback(value: types.TracebackType) -> Slots:
    slots: Slots = [("tb_lineno", value.tb_lineno), ("tb_frame", value.tb_frame)]
    return [*slots, ("tb_next", value.tb_next)] if value.tb_next else slots


def _frame(value: types.FrameType) -> Slots:
    return [] if value.f_code.co_name == "<module>" else local_names(value)


def _weakref(value: "ref[Any]") -> Slots:
    target = ref.__call__(value)
    return [("", Remark("dead") if target is None else target)]


def _partial(value: "Any") -> Slots:
    slots: Slots = [(".func", value.func)]
    slots += [(str(place), held) for place, held in enumerate(value.args)]
    return [*slots, *((f"{name}=", held) for name, held in value.keywords.items())]


def _property(value: property) -> Slots:
    names = ("fget", "fset", "fdel")
    held = [(f".{name}", getattr(value, name)) for name in names]
    return [pair for pair in held if pair[1] is not None]


def _wrapped(value: "Any") -> Slots:
    return [(".__wrapped__", value.__wrapped__)]


def exception_parts(value: BaseException, traces: bool) -> Slots:
    """The arguments of an exception, what led to it, and its traceback if wanted."""
    get = BaseException.__getattribute__
    slots: Slots = [("", argument) for argument in get(value, "args")]
    cause, context = get(value, "__cause__"), get(value, "__context__")
    if cause is not None:
        slots.append((".__cause__", cause))
    elif context is not None and not get(value, "__suppress_context__"):
        slots.append((".__context__", context))
    trace = get(value, "__traceback__") if traces else None
    return slots if trace is None else [*slots, (".__traceback__", trace)]


def iterator_parts(value: object) -> Slots:
    """What an iterator written in C goes through."""
    held = gc.get_referents(value)
    return [("", each) for each in held if each is not None and type(each) is not type]


PARTS: "dict[type, tuple[str, Any]]" = {
    types.FunctionType: ("function", _function),
    types.CellType: ("cell", _cell),
    types.MethodType: ("method", _method),
    types.BuiltinMethodType: ("method", _method),
    types.MethodWrapperType: ("method", _method),
    types.GeneratorType: ("generator", _generator),
    types.CoroutineType: ("coroutine", _generator),
    types.AsyncGeneratorType: ("async_generator", _generator),
    types.TracebackType: ("traceback", _traceback),
    types.FrameType: ("frame", _frame),
    partial: ("partial", _partial),
    _lru_cache_wrapper: ("cache", _wrapped),
    property: ("property", _property),
    staticmethod: ("staticmethod", _wrapped),
    classmethod: ("classmethod", _wrapped),
    ref: ("weakref", _weakref),
}
