"""Live objects of a program as plain values: what is drawn of them.

`trace/graphs.py` takes them inside the program's process; here they are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Slot:
    """A place that holds a reference: a name, an item, an attribute.

    ``target`` is the number of the object that it leads to; where that is written in
    the slot, it is None and ``text`` is what is written, a ``remark`` if no program
    would write it so.
    """

    label: str
    text: str = ""
    target: int | None = None
    remark: bool = False


@dataclass(frozen=True)
class Thing:
    """An object: its number, its kind (``list``, ``function`` …), its type or name.

    ``left`` tells how many of its items are not among its slots, ``lost`` that no name
    of the program leads to it.
    """

    number: int
    kind: str
    name: str
    slots: tuple[Slot, ...]
    left: int = 0
    lost: bool = False


@dataclass(frozen=True)
class Scope:
    """Names that are known together: the global ones (``module``), or a function's.

    ``kind`` is that of what runs, ``title`` its name, ``line`` where it is.
    """

    kind: str
    title: str
    line: int
    names: tuple[Slot, ...]


@dataclass(frozen=True)
class Graph:
    """Names and all objects that they lead to, at one moment."""

    scopes: tuple[Scope, ...]
    things: tuple[Thing, ...]

    @classmethod
    def parse(cls, told: Any) -> Graph:
        """The graph of which `trace/graphs.py` told.

        Raises:
            ValueError: it is none.
        """
        try:
            scopes, things = told
            graph = cls(tuple(map(_scope, scopes)), tuple(map(_thing, things)))
        except TypeError as error:
            raise ValueError(f"this is no graph: {error}") from None
        numbers = [thing.number for thing in graph.things]
        known = set(numbers)
        targets = {slot.target for slot in graph.slots() if slot.target is not None}
        if len(numbers) > len(known) or not targets <= known:
            raise ValueError("this is no graph: an arrow leads nowhere")
        return graph

    def slots(self) -> Iterator[Slot]:
        """Every slot, those of the names first."""
        for scope in self.scopes:
            yield from scope.names
        for thing in self.things:
            yield from thing.slots

    def shared(self) -> frozenset[int]:
        """The numbers of the objects to which several references lead; no weak ones."""
        weak = [
            s for thing in self.things if thing.kind == "weakref" for s in thing.slots
        ]
        counts = Counter(slot.target for slot in self.slots())
        counts.subtract(slot.target for slot in weak)
        return frozenset(
            n for n, count in counts.items() if n is not None and count > 1
        )


def _scope(told: Any) -> Scope:
    kind, title, line, names = told
    return Scope(str(kind), str(title), int(line), tuple(map(_slot, names)))


def _thing(told: Any) -> Thing:
    number, kind, name, slots, left, lost = told
    held = tuple(map(_slot, slots))
    return Thing(int(number), str(kind), str(name), held, int(left), bool(lost))


def _slot(told: Any) -> Slot:
    label, held = told
    if isinstance(held, int):
        return Slot(str(label), target=held)
    if held[:1] not in ("=", "~"):
        raise ValueError(f"this is no graph: '{held}' is neither written nor a remark")
    return Slot(str(label), held[1:], remark=held[0] == "~")
