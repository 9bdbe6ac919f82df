"""Graphs made up for tests of layout, drawing and words."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from paotong.drawing.objects import Graph, Scope, Slot, Thing


def thing(
    number: int, *targets: int | str, kind: str = "list", **facts: object
) -> Thing:
    """An object whose slots lead to others, or hold what is written."""
    slots = tuple(
        Slot(str(place), target=held)
        if isinstance(held, int)
        else Slot(str(place), str(held))
        for place, held in enumerate(targets)
    )
    return Thing(number, kind, kind, slots, **facts)  # type: ignore[arg-type]


def graph(names: dict[str, int | str], *things: Thing, inside: Iterable[Scope] = ()):
    """A graph with global names and the scopes of functions."""
    slots = tuple(
        Slot(name, target=held) if isinstance(held, int) else Slot(name, held)
        for name, held in names.items()
    )
    return Graph((Scope("module", "", 1, slots), *inside), things)


def random_graph(chance: random.Random, count: int) -> Graph:
    """A graph with up to ``count`` objects: cycles, loops, shared and lost ones."""
    numbers = range(1, chance.randint(1, count) + 1)
    texts = ["7", "'茶'", "'一段很长很长的文字'"]
    things = [
        thing(
            number,
            *(
                chance.choice(texts)
                if chance.random() < 0.3
                else chance.choice(numbers)
                for _ in range(chance.randint(0, 4))
            ),
            kind=chance.choice(["list", "dict", "instance", "cell", "function"]),
            left=chance.choice([0, 0, 5]),
            lost=chance.random() < 0.1,
        )
        for number in numbers
    ]
    names = {
        f"name{place}": chance.choice(numbers) for place in range(chance.randint(0, 5))
    }
    inside = [
        Scope("function", "work", 3, (Slot("x", target=chance.choice(numbers)),))
        for _ in range(chance.randint(0, 2))
    ]
    return graph(dict(names), *things, inside=inside)


def growing(chance: random.Random, count: int) -> Sequence[Graph]:
    """Graphs as of a program that goes on: objects come, change and go."""
    whole = random_graph(chance, count)
    found = []
    for _ in range(6):
        kept = [t for t in whole.things if chance.random() < 0.7]
        numbers = {t.number for t in kept}
        left = [
            Thing(t.number, t.kind, t.name, tuple(_among(t.slots, numbers)), t.left)
            for t in kept
        ]
        scopes = tuple(
            Scope(s.kind, s.title, s.line, tuple(_among(s.names, numbers)))
            for s in whole.scopes
        )
        found.append(Graph(scopes, tuple(left)))
    return found


def _among(slots: Iterable[Slot], numbers: set[int]) -> Iterable[Slot]:
    return (s for s in slots if s.target is None or s.target in numbers)
