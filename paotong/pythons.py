"""The Pythons that readers use, and which block of a record holds for which of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from paotong.lane import Lane
from paotong.trailer import Program, Recorded

PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.14t")
_SYSTEMS = {
    "linux": "Linux",
    "macos": "macOS",
    "windows": "Windows",
    "browser": "浏览器",
}
_PLACES = {
    "free-threaded": "自由线程",
    "gil": "有 GIL",
    "cuda": "有 GPU",
    **_SYSTEMS,
}
_OPERATORS = {
    ">=": "{} 起",
    ">": "{} 之后",
    "<": "{} 之前",
    "<=": "到 {} 为止",
    "!=": "除 {} 外",
    "~=": "{} 起的同一系列",
}


def short(lane: Lane) -> str:
    """The Python of a lane as readers call theirs: ``3.13`` or ``3.14t``."""
    minor = ".".join(lane.version.split(".")[:2])
    return minor + "t" * lane.free_threaded


def system(lane: Lane) -> str:
    """The system of a lane as readers call it, such as ``macOS``."""
    return _SYSTEMS.get(lane.system, lane.system)


def reader_lane(python: str, here: Lane) -> Lane:
    """The lane of a reader with ``python`` (one of `PYTHONS`) on a system like this.

    Nothing is known of its patch level: it is the newest that there may be.
    """
    version = f"{python.removesuffix('t')}.99"
    return replace(here, version=version, build="", free_threaded=python[-1] == "t")


def readers_of(block: Recorded | None, program: Program, here: Lane) -> tuple[str, ...]:
    """Those of `PYTHONS` for which ``block`` is the record of ``program`` to match."""
    lanes = {python: reader_lane(python, here) for python in PYTHONS}
    return tuple(
        python
        for python, lane in lanes.items()
        if program.runs_on(lane) and program.output_on(lane) is block
    )


def condition(block: Recorded) -> str:
    """When a block holds, in a few words: ``3.12 起，3.14 之前``."""
    specifiers = sorted(
        block.labels.versions, key=lambda s: (s.operator, s.version), reverse=True
    )
    words = [
        _OPERATORS.get(s.operator, "{}").format(s.version.removesuffix(".*"))
        for s in specifiers
    ]
    return "，".join(words + _words(block.labels.places)) or "其他版本"


def tab_title(block: Recorded, readers: Sequence[str], program: Program) -> str:
    """What a tab with the output of ``block`` is called: by the Pythons it is for.

    Where all of ``program``'s blocks hold in the same places, these don't tell them
    apart: the last one is for the other versions there.
    """
    versions = _range(readers)
    places = block.labels.places
    if not versions:
        rest = not block.labels.versions and len(program.outputs) > 1
        if rest and places and all(o.labels.places == places for o in program.outputs):
            return "，".join(["其他版本", *_words(places)])
        return condition(block)
    if _before_free_threading(readers):
        places -= {"gil"}
    return "，".join([versions, *_words(places)])


def _words(places: Iterable[str]) -> list[str]:
    return [_PLACES[place] for place in sorted(places)]


def _before_free_threading(readers: Sequence[str]) -> bool:
    """Whether all are from before 3.13: until then every build had a GIL."""
    return readers[-1] in ("3.11", "3.12")


def _range(readers: Sequence[str]) -> str:
    """``3.12–3.13``, or ``3.13 起`` up to the newest; empty if it tells nothing."""
    every = [python for python in PYTHONS if not python.endswith("t")]
    plain = [python for python in every if python in readers]
    if not plain or len(plain) == len(every):
        return ""
    first, last = every.index(plain[0]), every.index(plain[-1])
    if plain != every[first : last + 1]:
        return "、".join(plain)
    if last == len(every) - 1:
        return f"{plain[0]} 起"
    return plain[0] if first == last else f"{plain[0]}–{plain[-1]}"
