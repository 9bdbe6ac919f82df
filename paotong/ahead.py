"""Running what is missing before a page asks for it, several programs at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from paotong.example import Example, snippet_path
from paotong.imports import route
from paotong.lodging import expect
from paotong.notebook import Notebook
from paotong.processes import stopping
from paotong.progress import Progress
from paotong.queues import Job, Queue
from paotong.run import Run
from paotong.seconds import read_seconds, write_seconds
from paotong.slots import WAITING, Slots, Turn, needs_quiet, waits

Make = Callable[[Example, str, Turn], Run | None]
# Seconds that a program may take of which nothing is known: one that imports packages
# starts early, for its process must import them first, and what they import later.
_PLAIN, _PACKAGES, _LATER, _NOTEBOOK = 0.1, 1.0, 2.0, 100.0


@dataclass
class Ahead:
    """Runs under way, by example and hash seed.

    ``make`` makes one in its turn, which ``slots`` give; ``durations`` is the file that
    keeps how long each example took, so that the longest can start first.
    """

    make: Make
    slots: Slots
    durations: Path
    _progress: Progress | None = None
    _queues: list[Queue] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)
    _futures: dict[Job, Future[Run | None]] = field(default_factory=dict)
    _seconds: dict[str, float] = field(default_factory=dict)

    def start(self, wanted: Iterable[Job]) -> None:
        """Begin with ``wanted``: first what must run alone, then the longest."""
        self._seconds = read_seconds(self.durations)
        jobs = sorted(dict.fromkeys(wanted), key=self._order)
        expect(example for example, _ in jobs)
        self._progress = Progress(len(jobs))
        self._futures |= {job: Future() for job in jobs}
        resting = [job for job in jobs if waits(job[0])]
        others = [job for job in jobs if not waits(job[0])]
        for queue, count in (
            (Queue(resting), min(WAITING, len(resting))),
            (Queue(others), min(self.slots.count, len(others))),
        ):
            self._queues.append(queue)
            for _ in range(count):
                thread = threading.Thread(target=self._work, args=[queue], daemon=True)
                self._threads.append(thread)
                thread.start()

    def take(self, example: Example, seed: str) -> Run | None:
        """The run that was begun for it, once it is there; None if there is none."""
        future = self._futures.get((example, seed))
        if future is None or future.cancelled():
            return None
        try:
            return future.result()
        finally:
            self._futures.pop((example, seed), None)  # asked again, it runs again

    def put_back(self, example: Example, seed: str, run: Run) -> None:
        """Let whoever asks next have this run, as long as the same build lasts."""
        if self._progress:
            future = self._futures[example, seed] = Future()
            future.set_result(run)

    def stop(self) -> None:
        """End what is under way, and forget what has not begun."""
        stopping.set()
        for queue in self._queues:
            for job in queue.clear():
                self._futures[job].cancel()
        for thread in self._threads:
            thread.join()
        stopping.clear()
        if self._progress:
            self._progress.end()
        self._progress = None
        self._forget()

    def finish(self) -> None:
        """Tell how much ran; forget the runs that nobody took."""
        if self._progress:
            self._progress.tell()
        self._progress = None
        self._forget()

    def _forget(self) -> None:
        if self._threads:
            write_seconds(self.durations, self._seconds)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._queues.clear()
        self._futures.clear()

    def _order(self, job: Job) -> tuple[bool, float]:
        example = job[0]
        seconds = expected(example, self._seconds)
        # What must run alone would wait for all that runs, while nothing else begins.
        return not needs_quiet(example), -seconds

    def _work(self, queue: Queue) -> None:
        while job := queue.take():
            future, started = self._futures[job], time.perf_counter()
            try:
                run = self._run(*job)
            except BaseException as error:  # whoever asks for the run will see it
                future.set_exception(error)
            else:
                future.set_result(run)
            queue.done(job, time.perf_counter() - started)

    def _run(self, example: Example, seed: str) -> Run | None:
        alone, resting = needs_quiet(example), waits(example)
        progress = self._progress or Progress(1)
        with (
            self.slots.turn(alone=alone, resting=resting) as turn,
            progress.running(_name(example)),
        ):
            run = self.make(example, seed, turn)
        if run:
            self._seconds[_name(example)] = run.seconds
        return run


def expected(example: Example, took: Mapping[str, float]) -> float:
    """How many seconds a run took, by the names of examples, or may take."""
    return took.get(_name(example)) or _guess(example)


def _guess(example: Example) -> float:
    """How many seconds an example may take of which nothing is known."""
    if isinstance(example, Notebook):
        return _NOTEBOOK
    way = route(example)
    return _LATER if way.later else _PACKAGES if way.statements else _PLAIN


def _name(example: Example) -> str:
    """What an example is called, whatever its text becomes."""
    if example.file:
        return snippet_path(example.file)
    return str(example.where)
