"""Taking turns: each step is measured on all peers before the next one comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.peer import Step
from benchmarks.workplace import StepFailedError, Workplace

Seconds = dict[str, dict[str, list[float]]]


@dataclass
class Measured:
    """Seconds by the peer's name and the step, a figure a round; and what failed."""

    seconds: Seconds = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


def _say(words: str) -> None:
    print(words, flush=True)


def measure_in_turn(
    workplaces: Sequence[Workplace], repeat: int, say: Callable[[str], None] = _say
) -> Measured:
    """Measure all steps ``repeat`` times; a peer that fails takes no further part."""
    measured = Measured()
    for turn in range(1, repeat + 1):
        for step in Step:
            for workplace in workplaces:
                if workplace.peer.name not in measured.failures:
                    _measure(workplace, step, turn, measured, say)
    return measured


def _measure(
    workplace: Workplace,
    step: Step,
    turn: int,
    measured: Measured,
    say: Callable[[str], None],
) -> None:
    name = workplace.peer.name
    try:
        seconds = workplace.measure(step)
    except StepFailedError as failure:
        measured.failures[name] = str(failure)
        say(f"FAILED {failure}")
        return
    if seconds is not None:
        steps = measured.seconds.setdefault(name, {})
        steps.setdefault(step, []).append(round(seconds, 3))
        say(f"{workplace.corpus.size:5} {turn} {step:16} {name:21} {seconds:7.2f} s")
