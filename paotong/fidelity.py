"""Whether programs that share warm processes do what they do in fresh ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paotong.engine import TEST_SEEDS, Engine
from paotong.example import Example
from paotong.imports import Route, route
from paotong.lodging import expect
from paotong.notebook import Notebook
from paotong.run import Run, run_example, run_fresh
from paotong.slots import waits

_COMPARED = ("output", "exit_code", "stopped", "pictures", "files", "spawned")


@dataclass(frozen=True)
class Comparison:
    """How an example runs, and what of that differs from a fresh process.

    ``way`` says where it runs, ``differs`` names the parts of a `Run`; ``free`` tells
    whether its record lets outputs differ from run to run.
    """

    example: Example
    way: str
    differs: tuple[str, ...]
    free: bool

    @property
    def good(self) -> bool:
        """Whether nothing differs but what the record leaves open."""
        return not self.differs or (self.free and self.differs == ("output",))

    def __str__(self) -> str:
        """A line: where it is, where it runs, what differs."""
        said = ", ".join(self.differs) or "same"
        left_open = " (left open by its record)" if self.differs and self.good else ""
        return f"{self.example.title}: {self.way}: {said}{left_open}"


def compare(engine: Engine, examples: Sequence[Example]) -> Iterator[Comparison]:
    """Run each example as a build would and in a fresh process, with one hash seed."""
    expect(examples, bare_from=0)
    for example in examples:
        if not isinstance(example, Notebook) and not engine.why_not_run(example):
            way = _told(example, route(example))
            fresh = way.startswith("fresh")
            differs = () if fresh else _differences(example)
            loose = bool(example.program.loose_on(engine.lane))
            yield Comparison(example, way, differs, loose)


def _differences(example: Example) -> tuple[str, ...]:
    runs: list[Run] = [run(example, TEST_SEEDS[0]) for run in (run_example, run_fresh)]
    return tuple(
        name for name in _COMPARED if len({repr(getattr(r, name)) for r in runs}) > 1
    )


def _told(example: Example, way: Route) -> str:
    """Where programs of this way run, in words."""
    if way.why:
        return f"fresh ({way.why})"
    if not way.statements:
        return "fresh (waits)" if waits(example) else "forked from a bare process"
    later = f", and {way.later} at first use" if way.later else ""
    return f"forked after {'; '.join(way.statements)}{later}"
