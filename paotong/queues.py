"""Which program runs next, so that few processes import what many programs need."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable

from paotong.example import Example
from paotong.imports import route

Job = tuple[Example, str]
_Family = tuple[str, ...]


class Queue:
    """Jobs in the order in which they are to begin, taken by several threads.

    Programs with the same imports are a family: they follow each other in one process
    that has imported them. A second such process is worth its start only if enough of
    them are left; until then whoever finds nothing else to do waits.
    """

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._left: dict[_Family, deque[tuple[int, Job]]] = {}
        for rank, job in enumerate(jobs):
            self._left.setdefault(_family(job), deque()).append((rank, job))
        self._at_work: list[_Family] = []
        self._took: dict[_Family, list[float]] = {}
        self._changed = threading.Condition()

    def take(self) -> Job | None:
        """The next job, None if none is left; waits while none should begin."""
        with self._changed:
            while self._left:
                if families := [name for name in self._left if self._may_begin(name)]:
                    family = min(families, key=lambda name: self._left[name][0][0])
                    _, job = self._left[family].popleft()
                    if not self._left[family]:
                        del self._left[family]
                    self._at_work.append(family)
                    return job
                self._changed.wait()
            return None

    def done(self, job: Job, seconds: float) -> None:
        """Note that a job that was taken is done, and took so many seconds."""
        family = _family(job)
        with self._changed:
            self._at_work.remove(family)
            self._took.setdefault(family, []).append(seconds)
            self._changed.notify_all()

    def clear(self) -> list[Job]:
        """Take all that is left."""
        with self._changed:
            left = [job for jobs in self._left.values() for _, job in jobs]
            self._left.clear()
            self._changed.notify_all()
            return left

    def _may_begin(self, family: _Family) -> bool:
        """Whether another of a family may begin: in the same process, or in a new one.

        The first of a family waited for its process; the others tell how long one
        takes.
        """
        shared = len(family) > 1
        if not shared or family not in self._at_work:
            return True
        first, *others = self._took.get(family) or [0.0]
        left = len(self._left[family])
        return bool(others) and sum(others) / len(others) * left / 2 > first


def _family(job: Job) -> _Family:
    """The hash seed and the imports that a warm process has for a job."""
    example, seed = job
    way = route(example)
    return (seed, *way.statements, way.later) if way.statements else (seed,)
