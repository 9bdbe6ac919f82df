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

# A program that reads a clock may compare what it measures: it needs a quiet machine.
_CLOCK = re.compile(
    r"\b(?:perf_counter|process_time|thread_time|monotonic|timeit|time\.time)\b"
)


def needs_quiet(example: Example) -> bool:
    """Whether other programs running meanwhile could change what it prints.

    Notebooks take minutes; what they measure they compare with wide margins.
    """
    return not isinstance(example, Notebook) and bool(
        _CLOCK.search(example.program.text)
    )


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
    """Lets ``count`` programs run at a time; some wait until they can run alone."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._turns: list[Turn] = []
        self._wanting_quiet = 0
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, *, alone: bool) -> Iterator[Turn]:
        """A slot as soon as one is free; ``alone``: as soon as nothing else runs."""
        turn = Turn()
        with self._changed:
            if alone:
                self._wanting_quiet += 1
                self._changed.wait_for(lambda: not self._turns)
                self._wanting_quiet -= 1
                # Nobody else comes in while it runs.
                self._turns = [turn] * self._count
            else:
                self._changed.wait_for(self._free)
                self._turns.append(turn)
                if len(self._turns) > 1:
                    for neighbour in self._turns:
                        neighbour.company = True
        try:
            yield turn
        finally:
            with self._changed:
                self._turns = [other for other in self._turns if other is not turn]
                self._changed.notify_all()

    def _free(self) -> bool:
        return len(self._turns) < self._count and not self._wanting_quiet
