"""Running what is missing before a page asks for it, several programs at a time."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from paotong.example import Example, snippet_path
from paotong.notebook import Notebook
from paotong.processes import stopping
from paotong.progress import Progress
from paotong.run import Run
from paotong.slots import needs_quiet

Key = tuple[Example, str]
_UNKNOWN = 1.0  # seconds that a program may take of which nothing is known
_NOTEBOOK = 100.0


@dataclass
class Ahead:
    """Runs under way, by example and hash seed.

    ``make`` makes one, in one of ``workers`` threads; ``durations`` is the file that
    keeps how long each example took, so that the longest can start first.
    """

    make: Callable[[Example, str], Run | None]
    workers: int
    durations: Path
    _pool: ThreadPoolExecutor | None = None
    _progress: Progress | None = None
    _futures: dict[Key, Future[Run | None]] = field(default_factory=dict)
    _seconds: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, wanted: Iterable[Key]) -> None:
        """Begin with ``wanted``: first what must run alone, then the longest."""
        self._seconds = _read(self.durations)
        jobs = sorted(dict.fromkeys(wanted), key=self._order)
        self._progress = progress = Progress(len(jobs))
        self._pool = self._pool or ThreadPoolExecutor(self.workers, "paotong")
        for job in jobs:
            self._futures[job] = self._pool.submit(self._run, job, progress)

    def take(self, example: Example, seed: str) -> Run | None:
        """The run that was begun for it, once it is there; None if there is none."""
        future = self._futures.pop((example, seed), None)
        return None if future is None or future.cancelled() else future.result()

    def stop(self) -> None:
        """End what is under way, and forget what has not begun."""
        if self._pool is None:
            return
        stopping.set()
        self._pool.shutdown(cancel_futures=True)
        stopping.clear()
        self._pool = None
        self._futures.clear()

    def finish(self) -> None:
        """Tell how much ran; forget the runs that nobody took."""
        if self._progress:
            self._progress.tell()
        self._progress = None
        self._futures.clear()

    def _order(self, job: Key) -> tuple[bool, float]:
        example = job[0]
        unknown = _NOTEBOOK if isinstance(example, Notebook) else _UNKNOWN
        # What must run alone would wait for all that runs, while nothing else begins.
        return not needs_quiet(example), -self._seconds.get(_name(example), unknown)

    def _run(self, job: Key, progress: Progress) -> Run | None:
        example, seed = job
        with progress.running(_name(example)):
            run = self.make(example, seed)
        if run:
            with self._lock:
                self._seconds[_name(example)] = run.seconds
                _write(self.durations, self._seconds)
        return run


def _name(example: Example) -> str:
    """What an example is called, whatever its text becomes."""
    if example.file:
        return snippet_path(example.file)
    return str(example.where)


def _read(path: Path) -> dict[str, float]:
    with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):
        facts = json.loads(path.read_text("utf-8"))
        return {str(name): float(seconds) for name, seconds in facts.items()}
    return {}


def _write(path: Path, seconds: dict[str, float]) -> None:
    with contextlib.suppress(OSError):  # only the order of the next build hangs on it
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(seconds), "utf-8")
        part.replace(path)
