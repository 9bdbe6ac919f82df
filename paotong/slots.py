"""How many programs run at a time, and which of them run alone."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from paotong.example import Example
from paotong.notebook import Notebook

WAITING = 8  # programs that mostly wait, at a time
# A program that reads a clock may compare what it measures: it needs a quiet machine.
_CLOCK = re.compile(
    r"\b(?:perf_counter|process_time|thread_time|monotonic|timeit|time\.time)\b"
)
_SLEEP = re.compile(r"\bsleep\b")


def waits(example: Example) -> bool:
    """Whether a program mostly waits: it names ``sleep``.

    Then it needs no processor of its own, and what it measures is how long it waited.
    """
    return not isinstance(example, Notebook) and bool(
        _SLEEP.search(example.program.text)
    )


def needs_quiet(example: Example) -> bool:
    """Whether other programs running meanwhile could change what it prints.

    Notebooks take minutes; what they measure they compare with wide margins.
    """
    if isinstance(example, Notebook) or waits(example):
        return False
    return bool(_CLOCK.search(example.program.text))


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass
class Turn:
    """A program's time in a slot; ``company`` tells whether it shared the machine."""

    company: bool = False


class Slots:
    """Lets ``count`` programs run at a time, and `WAITING` more that mostly wait.

    Some have to wait until they can run alone.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._turns: list[Turn] = []
        self._resting: list[Turn] = []
        self._wanting_quiet = 0
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, *, alone: bool = False, resting: bool = False) -> Iterator[Turn]:
        """A slot as soon as one is free; ``alone``: as soon as nothing else runs.

        ``resting`` is for a program that mostly waits: it takes nobody's slot.
        """
        turn = Turn()
        with self._changed:
            if alone:
                self._enter_alone(turn)
            else:
                self._enter(turn, resting)
        try:
            yield turn
        finally:
            with self._changed:
                for turns in (self._turns, self._resting):
                    turns[:] = [other for other in turns if other is not turn]
                self._changed.notify_all()

    def _enter_alone(self, turn: Turn) -> None:
        self._wanting_quiet += 1
        try:
            self._changed.wait_for(lambda: not (self._turns or self._resting))
        finally:
            self._wanting_quiet -= 1
        # Nobody else comes in while it runs.
        self._turns[:] = [turn] * self.count
        self._resting[:] = [turn] * WAITING

    def _enter(self, turn: Turn, resting: bool) -> None:
        turns, count = (
            (self._resting, WAITING) if resting else (self._turns, self.count)
        )
        self._changed.wait_for(lambda: len(turns) < count and not self._wanting_quiet)
        turns.append(turn)
        present = self._turns + self._resting
        if len(present) > 1:
            for neighbour in present:
                neighbour.company = True
