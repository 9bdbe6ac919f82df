"""What `trace/observer.py` wrote while it watched a program, read as plain values."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from paotong.drawing.objects import Graph

# What a step may be, as `trace/stepper.py` says.
HAPPENINGS = ("line", "call", "resume", "return", "yield", "raise", "pass", "end")
LIMITS = ("steps", "objects")  # of what it may be too many
_LIMIT = 8_000_000  # bytes; 200 steps with 40 objects each take less


@dataclass(frozen=True)
class Step:
    """One step of a program, as `trace/stepper.py` tells of it.

    ``graph`` is the index of its graph among those of the run, ``printed`` how many
    characters the program had printed before it.
    """

    what: str
    line: int
    who: str
    error: str
    handled: str
    graph: int
    printed: int = 0


@dataclass(frozen=True)
class Watched:
    """All that was told: the steps, why there are no more of them, and the end.

    ``graphs`` are those of the steps; ``end`` is the one to be drawn as a diagram, None
    if the program never came to its end; ``bound`` are the names wanted that existed
    then, ``known`` all that did.
    """

    steps: tuple[Step, ...] = ()
    graphs: tuple[Any, ...] = ()
    stopped: str = ""
    end: Any = None
    bound: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def watched_in(rooms: dict[str, Path]) -> str:
    """The records that were written in ``rooms``, empty if there are none to read."""
    report = rooms["scratch"] / "drawn"
    if not report.is_file() or report.stat().st_size > _LIMIT:
        return ""
    return report.read_text("ascii", "replace")


def read_watched(records: str) -> Watched:
    """What the records say.

    Raises:
        ValueError: they are broken; a program can write them as well.
    """
    try:
        told = [ast.literal_eval(record) for record in records.splitlines()]
        return _watched([(str(kind), facts) for kind, *facts in told])
    except (TypeError, SyntaxError, MemoryError, RecursionError) as error:
        raise ValueError(f"this is no record: {type(error).__name__}") from None


def _watched(told: list[tuple[str, list[Any]]]) -> Watched:
    steps: list[Step] = []
    graphs: dict[str, Any] = {}
    found = Watched()
    for kind, facts in told:
        if kind == "step":
            *words, graph = facts
            Graph.parse(graph)
            graphs.setdefault(repr(graph), graph)
            steps.append(_step(list(graphs).index(repr(graph)), *words))
        elif kind == "stopped":
            found = replace(found, stopped=str(*facts))
        else:
            end, bound, known = facts
            Graph.parse(end)
            found = replace(found, end=end, bound=_names(bound), known=_names(known))
    return replace(found, steps=tuple(steps), graphs=tuple(graphs.values()))


def _step(graph: int, what: str, line: int, who: str, error: str, handled: str) -> Step:
    if what not in HAPPENINGS:
        raise ValueError(f"nothing is called '{what}'")
    return Step(what, int(line), str(who), str(error), str(handled), graph)


def _names(told: Any) -> tuple[str, ...]:
    return tuple(str(name) for name in told)
