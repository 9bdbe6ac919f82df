"""Which files beside a program its processes open, the programs that it starts as well.

Python tells what one process opens. Here the system tells: the sandbox shows a copy of
the folder that nobody else reads.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from watchdog.events import FileOpenedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_LAST = "opened last"  # the file that tells that all was told before
_SECONDS = 10.0


class Opened(FileSystemEventHandler):
    """What was opened in the ``copy`` of a folder of programs."""

    def __init__(self, copy: Path) -> None:
        """Note what is opened from now on."""
        self.copy = copy
        self._found: set[Path] = set()
        self._told = threading.Event()

    def on_opened(self, event: FileSystemEvent) -> None:
        """Note a file; several programs may open it, in any order."""
        path = Path(str(event.src_path)).relative_to(self.copy)
        if path == Path(_LAST):
            self._told.set()
        else:
            self._found.add(path)

    def files(self) -> set[Path] | None:
        """The files opened so far, relative to the folder; None if some were missed."""
        (self.copy / _LAST).write_bytes(b"")
        whole = self._told.wait(_SECONDS)  # of more than 16,384 at once, some are lost
        (self.copy / _LAST).unlink()
        return set(self._found) if whole else None


@contextlib.contextmanager
def opened_in(folder: Path) -> Iterator[Opened | None]:
    """Watch a copy of ``folder`` made for one run; None where the system can't."""
    with tempfile.TemporaryDirectory(prefix="paotong-") as own:
        copy = Path(own).resolve() / folder.name
        shutil.copytree(
            folder, copy, symlinks=True, ignore=shutil.ignore_patterns("__pycache__")
        )
        opened, observer = Opened(copy), Observer()
        observer.schedule(
            opened, str(copy), recursive=True, event_filter=[FileOpenedEvent]
        )
        try:
            observer.start()
        except OSError:  # as many files are watched already as the system allows
            yield None
            return
        try:
            yield opened
        finally:
            observer.stop()
            observer.join()
