"""A bar on the terminal that names the programs that are running."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_log = logging.getLogger("mkdocs.plugins.paotong")


class Progress:
    """How many of ``total`` programs are done; off a terminal, one line at the end."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._names: list[str] = []
        self._lock = threading.Lock()
        self._started, self._seconds = time.perf_counter(), 0.0
        self._bar = _bar(total) if sys.stderr.isatty() else None

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Show ``name`` while the program of this name runs."""
        with self._lock:
            if self._bar:
                self._bar.start()
            self._names.append(name)
            self._show()
        try:
            yield
        finally:
            with self._lock:
                self._names.remove(name)
                self._done += 1
                self._show()
                if self._done == self._total:
                    self.end()

    def end(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
        self._seconds = time.perf_counter() - self._started

    def _show(self) -> None:
        if self._bar:
            names = "  ".join(self._names)
            task = self._bar.task_ids[0]
            self._bar.update(task, completed=self._done, description=names)

    def tell(self) -> None:
        """Say how many programs ran, and for how long."""
        if self._done:
            _log.info("运行了 %d 个程序，%.1f 秒", self._done, self._seconds)


def _bar(total: int) -> Bar:
    """A bar for so many programs; loading it takes longer than many a program."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    names = TextColumn("{task.description}")
    bar = Progress(*columns, names, console=Console(stderr=True), transient=True)
    bar.add_task("", total=total)
    return bar
