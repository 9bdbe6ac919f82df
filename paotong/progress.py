"""A bar on the terminal that names the programs that are running."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

_log = logging.getLogger("mkdocs.plugins.paotong")


class Progress:
    """How many of ``total`` programs are done; off a terminal, one line at the end."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._names: list[str] = []
        self._lock = threading.Lock()
        self._started, self._seconds = time.perf_counter(), 0.0
        self._bar = Bar(
            *(BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=total)

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Show ``name`` while the program of this name runs."""
        with self._lock:
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
                    self._bar.stop()
                    self._seconds = time.perf_counter() - self._started

    def _show(self) -> None:
        names = "  ".join(self._names)
        self._bar.update(self._task, completed=self._done, description=names)

    def tell(self) -> None:
        """Say how many programs ran, and for how long."""
        if self._done:
            _log.info("运行了 %d 个程序，%.1f 秒", self._done, self._seconds)
