"""What an object holds, by its type; no code of the program is run to find out.

A kind says what an object is (``list``, ``function``, ``instance`` …); its slots are
pairs of a label and what the slot holds.
"""

import sys
import types

from atoms import name_of, text_of  # type: ignore[import-not-found]
from attributes import attributes  # type: ignore[import-not-found]
from containers import (  # type: ignore[import-not-found]
    deque_items,
    dict_items,
    list_items,
    set_items,
    tuple_items,
)
from parts import (  # type: ignore[import-not-found]
    PARTS,
    exception_parts,
    iterator_parts,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

Slots = list[tuple[str, object]]
Held = tuple[str, str, Slots, int]

_CONTAINERS = (
    (list, "list", list_items),
    (tuple, "tuple", tuple_items),
    (dict, "dict", dict_items),
    (set, "set", set_items),
    (frozenset, "frozenset", set_items),
)
_ITERATORS = ("enumerate", "zip", "map", "filter", "reversed", "islice", "chain")
_VIEWS = ("dict_keys", "dict_values", "dict_items")
_PLAIN: "tuple[Any, ...]" = (int, str, float, bytes)


class Contents:
    """Reads the objects of one program, whose files are those in ``home``.

    ``names`` are those by which the program may call attributes; with ``traces``,
    exceptions hold their tracebacks.
    """

    def __init__(
        self, home: str, names: "Iterable[str]" = (), traces: bool = True
    ) -> None:
        self.home, self.names, self._traces = home, tuple(names), traces
        self._deep = 2  # how far a set looks into its items

    def owns(self, cls: type) -> bool:
        """Whether a class was defined in the program."""
        name = str(type.__getattribute__(cls, "__module__"))
        if name == "__main__":  # which has no file when it has ended
            return True
        module = sys.modules.get(name)
        return str(getattr(module, "__file__", None) or "").startswith(self.home)

    def outside(self, value: object) -> "str | None":
        """How what was made elsewhere is called: it is not drawn. None if it is."""
        if issubclass(type(value), type):
            return None if self.owns(value) else f"~class {name_of(value)}"  # type: ignore[arg-type]
        if type(value) is types.ModuleType:
            return f"~module {value.__name__}"
        if type(value) is types.FunctionType and not value.__closure__:
            own = value.__code__.co_filename.startswith(self.home)
            return None if own else f"~function {value.__name__}"
        if type(value) is types.BuiltinFunctionType:
            outside = type(value.__self__) in (types.ModuleType, types.NoneType)
            return f"~function {value.__name__}" if outside else None
        return None

    def of(self, value: object) -> Held:
        """The kind of an object, its name, its slots, and how many are left out."""
        cls = type(value)
        if cls in PARTS:
            kind, read = PARTS[cls]
            return kind, _given_name(value), read(value), 0
        for base, kind, read in _CONTAINERS:
            if issubclass(cls, base):
                more = (self._told,) if read is set_items else ()
                slots, left = read(value, *more)
                return kind, name_of(cls), slots + self._attributes(value, left), left
        if name_of(cls) == "deque" and not self.owns(cls):
            return "deque", "deque", *deque_items(value)
        return self._one_of_its_own(value)

    def _one_of_its_own(self, value: object) -> Held:
        """As `of`, of an object that is no container and no part of Python's own."""
        cls = type(value)
        # isinstance() would ask the object itself.
        if issubclass(cls, type):
            return "class", name_of(value), self._class(value), 0  # type: ignore[arg-type]
        if issubclass(cls, BaseException):
            slots = exception_parts(value, self._traces)
            return "exception", name_of(cls), slots + self._attributes(value), 0
        if self.owns(cls) or name_of(cls) == "SimpleNamespace":
            return "instance", name_of(cls), self._instance(value), 0
        return "other", name_of(cls), _gone_through(value), 0

    def _told(self, value: object) -> str:
        """What an object holds, as a text: the same whatever the addresses are."""
        if (text := text_of(value) or self.outside(value)) or not self._deep:
            return str(text)
        self._deep -= 1  # sets ask as well
        kind, name, slots, _ = self.of(value)
        held = [f"{label} {self._told(each)}" for label, each in slots]
        self._deep += 1
        return f"{kind} {name} {held}"

    def _attributes(self, value: object, left: int = 0) -> Slots:
        """The attributes of an instance of a class of the program's own."""
        cls = type(value)
        if left or not (self.owns(cls) or name_of(cls) == "SimpleNamespace"):
            return []
        return [(f".{name}", held) for name, held in attributes(value, self.names)]

    def _instance(self, value: object) -> Slots:
        """The attributes, after what stands in a number or text that is a subclass."""
        slots = self._attributes(value)
        for base in _PLAIN:
            if issubclass(type(value), base):
                slots.insert(0, ("", base.__getnewargs__(value)[0]))
        return slots

    def _class(self, value: type) -> Slots:
        """The bases of a class and what was defined in it."""
        slots: Slots = [("base", b) for b in value.__bases__ if b is not object]
        for name, held in type.__getattribute__(value, "__dict__").items():
            made_by_python = name.startswith("__") and text_of(held) is None
            descriptor = type(held).__name__.endswith("_descriptor")
            if not (name in _OF_EVERY_CLASS or made_by_python or descriptor):
                slots.append((f".{name}", held))
        return slots


_OF_EVERY_CLASS = {
    *("__module__", "__doc__", "__qualname__", "__firstlineno__"),
    *("__static_attributes__", "__slots__", "__annotations__", "__match_args__"),
}


def _given_name(value: object) -> str:
    """The name under which a function, or what makes a generator, was written."""
    for where in ("__code__", "gi_code", "cr_code", "ag_code", "f_code"):
        if code := getattr(value, where, None):
            return str(code.co_name)
    if type(value).__name__ in ("method", "builtin_function_or_method"):
        return str(value.__name__)  # type: ignore[attr-defined]
    return str(PARTS[type(value)][0])


def _gone_through(value: object) -> Slots:
    """What an iterator refers to, nothing for other objects of C."""
    name = name_of(type(value))
    if "iterator" in name or name in _ITERATORS or name in _VIEWS:
        return list(iterator_parts(value))
    return []
