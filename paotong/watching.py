"""Noticing saved files at once: the system tells, without being asked again and again.

MkDocs asks, because that works on every file system. Where Linux tells of every change
(on a disk of its own, not on another machine's), it is listened to; elsewhere, and
where it can't watch so many folders, it is asked as ever.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

# Reading a file, as every build does, is no reason for the next build.
_WRITTEN: list[type[FileSystemEvent]] = [
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_LOCAL = {"btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs"}
_ASKING = 0.5  # seconds between two looks
_log = logging.getLogger("mkdocs.plugins.paotong")


class Watch:
    """Stands in the place of the observer of MkDocs' server."""

    def __init__(self) -> None:
        self._wanted: list[tuple[FileSystemEventHandler, str, bool]] = []
        self._observer: BaseObserver = PollingObserver(timeout=_ASKING)

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool
    ) -> None:
        """Note what is to be watched, before `start`."""
        self._wanted.append((handler, path, recursive))

    def start(self) -> None:
        """Begin to watch."""
        if all(told_of_changes(path) for _, path, _ in self._wanted):
            try:
                self._listen()
                return
            except OSError as error:
                _log.info("Saved files are noticed twice a second only: %s", error)
        for handler, path, recursive in self._wanted:
            self._observer.schedule(handler, path, recursive=recursive)
        self._observer.start()

    def stop(self) -> None:
        """End watching."""
        self._observer.stop()

    def join(self) -> None:
        """Wait until watching has ended."""
        self._observer.join()

    def _listen(self) -> None:
        observer = Observer()
        for handler, path, recursive in self._wanted:
            if os.path.isfile(path):  # an editor may put another file in its place
                only, folder = _Only(handler, path), str(Path(path).parent)
                observer.schedule(only, folder, event_filter=_WRITTEN)
            else:
                observer.schedule(
                    handler, path, recursive=recursive, event_filter=_WRITTEN
                )
        observer.start()
        self._observer = observer


class _Only(FileSystemEventHandler):
    """Passes on what happens to one file of a folder."""

    def __init__(self, handler: FileSystemEventHandler, path: str) -> None:
        self.handler, self.path = handler, path

    def dispatch(self, event: FileSystemEvent) -> None:
        if self.path in (event.src_path, event.dest_path):
            self.handler.dispatch(event)


def told_of_changes(path: str, mounts: str = "/proc/self/mountinfo") -> bool:
    """Whether the system tells of every change of the files under ``path``.

    ``mounts`` is Linux's list of file systems.
    """
    try:
        lines = Path(mounts).read_text("utf-8").splitlines()
    except OSError:
        return False
    at = Path(path).resolve()
    found = [line.split() for line in lines]
    kinds = {Path(words[4]): words[words.index("-") + 1] for words in found}
    nearest = next((up for up in (at, *at.parents) if up in kinds), None)
    return nearest is not None and kinds[nearest] in _LOCAL
