"""The graph of the objects that names lead to, as plain data.

A graph is ``(scopes, objects)``. A scope is ``(kind, title, line, names)``: first the
global names, then those of the functions that run, the innermost last. A name is
``(label, held)``, an object ``(number, kind, name, slots, left, lost)`` with slots of
the same form. What is held is the number of an object, or a text: one with ``=`` is
written so in a program, one with ``~`` is a remark.
"""

import gc
from _weakref import ref

from atoms import name_of, text_of  # type: ignore[import-not-found]
from contents import Contents  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Held = int | str
    Scope = tuple[str, str, int, list[tuple[str, object]]]

DEPTH = 8  # objects from a name to the last one that is drawn
OBJECTS = 40  # in one graph


class Graphs:
    """Takes graphs of one program.

    An object that is in two graphs, one taken after the other, has the same number in
    both. With ``watch``, instances that nobody reaches any more, and that live even so,
    are in the graphs as lost.
    """

    def __init__(self, contents: Contents, watch: bool) -> None:
        self._contents, self._watch = contents, watch
        self._numbers: dict[tuple[int, int], int] = {}
        self._watched: dict[int, ref[Any]] = {}
        self.count = 0

    def take(
        self, scopes: "list[Scope]", reached: "Iterable[object]" = ()
    ) -> "tuple[Any, ...]":
        """The graph of ``scopes``; ``reached`` are objects that the program reaches."""
        taken = _Taken(self, self._contents)
        told = [
            (kind, title, line, [(name, taken.held(value, 0)) for name, value in names])
            for kind, title, line, names in scopes
        ]
        taken.spread()
        lost = [each for number, each in self._living() if number not in taken.numbers]
        if lost and (lost := _unreached(lost, [*reached, *taken.values])):
            taken.lost = True
            for value in lost:
                taken.held(value, 0)
            taken.spread()
        self._numbers = taken.by_address
        return told, taken.objects

    def number(self, value: object) -> int:
        """The number of an object: the one it had before, or a new one."""
        known = self._numbers.get((id(value), id(type(value))))
        if known is None:
            self.count += 1
            known = self.count
        return known

    def watch(self, number: int, value: object) -> None:
        """Remember an instance, so that it is seen to live when nobody reaches it."""
        if self._watch and number not in self._watched:
            try:
                self._watched[number] = ref(value)
            except TypeError:  # it has no room for weak references
                return

    def _living(self) -> "list[tuple[int, object]]":
        pairs = [(number, watched()) for number, watched in self._watched.items()]
        self._watched = {n: self._watched[n] for n, each in pairs if each is not None}
        return [pair for pair in pairs if pair[1] is not None]


class _Taken:
    """One graph while it is taken.

    It holds what it has seen, so that no address is given to another object meanwhile.
    """

    def __init__(self, graphs: Graphs, contents: Contents) -> None:
        self._graphs, self._contents = graphs, contents
        self._waiting: list[tuple[int, object, int]] = []
        self.objects: list[tuple[Any, ...]] = []
        self.by_address: dict[tuple[int, int], int] = {}
        self.numbers: set[int] = set()
        self.values: list[object] = []
        self.lost = False

    def held(self, value: object, depth: int) -> "Held":
        """A text, or the number of the object, which is then drawn as well."""
        text = text_of(value) or self._contents.outside(value)
        if text is not None:
            return str(text)
        address = id(value), id(type(value))
        if address in self.by_address:
            return self.by_address[address]
        if depth >= DEPTH or len(self.values) >= OBJECTS:
            return f"~{name_of(type(value))} …"
        number = self._graphs.number(value)
        self.by_address[address] = number
        self.numbers.add(number)
        self.values.append(value)
        self._waiting.append((number, value, depth))
        return number

    def spread(self) -> None:
        """Read what the objects hold, those that are nearest to a name first."""
        for number, value, depth in self._waiting:
            kind, name, slots, left = self._contents.of(value)
            told = [(label, self.held(each, depth + 1)) for label, each in slots]
            self.objects.append((number, kind, name, told, left, self.lost))
            if kind == "instance":
                self._graphs.watch(number, value)
        self._waiting = []


def _unreached(lost: "list[object]", starts: "list[object]") -> "list[object]":
    """Those of ``lost`` that no path leads to from ``starts``."""
    missing = {id(value): value for value in lost}
    seen = {id(start) for start in starts}
    waiting = list(starts)
    while waiting and missing:
        found = gc.get_referents(*waiting)
        waiting = []
        for each in found:
            if id(each) not in seen and not _is_module(each):
                seen.add(id(each))
                missing.pop(id(each), None)
                waiting.append(each)
    return list(missing.values())


def _is_module(value: object) -> bool:
    """Whether a module begins here, or its names: all of Python lies behind it."""
    return type(value) is dict and "__spec__" in value
