"""What was made of each page, kept by what it depends on.

A page has one slot, a file under ``.paotong/pages``: JSON behind its own digest, so
that a slot which was written by half, or which something else wrote, is noticed and
made anew. What it depends on stands in it: a key, which is known before the page is
rendered, and the states of the files that rendering it took.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from paotong.fingerprint import CLOCK, state

_HOUR = 3600.0
_DAY = 24 * _HOUR
_log = logging.getLogger("mkdocs.plugins.paotong")

Slot = tuple[str, ...]


@dataclass
class Shelf:
    """Slots in a folder; safe for several readers and writers at a time.

    A slot is called by the name of its page and, where the page has several, by more.
    """

    folder: Path
    _read: dict[Slot, tuple[tuple[int, int], dict[str, Any]]] = field(
        default_factory=dict
    )

    def get(self, slot: Slot) -> dict[str, Any]:
        """What a slot holds: nothing if it is new or can't be read."""
        path = self._path(slot)
        try:
            stat = path.stat()
            stamp = stat.st_mtime_ns, stat.st_ino
            known = self._read.get(slot)
            if known is None or known[0] != stamp:
                known = stamp, _content(path.read_bytes())
                self._read[slot] = known
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _log.info("The kept page %s can't be read (%s): made anew", path, error)
            return {}
        return known[1]

    def put(self, slot: Slot, content: dict[str, Any]) -> None:
        """Fill a slot, whole or not at all; a full disk keeps nothing."""
        text = json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                dir=self.folder, suffix=".part", delete=False
            ) as part:
                part.write(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
            os.replace(part.name, self._path(slot))
        except OSError as error:
            _log.info("A page is not kept: %s", error)

    def used_today(self, slot: Slot) -> bool:
        """Whether what was got from a slot was put there, or used, within a day."""
        read = self._read.get(slot)
        return read is not None and read[0][0] > (time.time() - _DAY) * 1e9

    def use(self, slot: Slot) -> None:
        """Note that a slot is used."""
        with contextlib.suppress(OSError):
            os.utime(self._path(slot))

    def keep_only(self, names: Iterable[str]) -> None:
        """Remove the slots of other names, and what killed writers left behind."""
        wanted = {_short(name) for name in names}
        for path in self.folder.glob("*"):
            with contextlib.suppress(OSError):
                left = path.suffix == ".part"
                old = left and path.stat().st_mtime < time.time() - _HOUR
                if old or not (left or path.stem.partition("-")[0] in wanted):
                    path.unlink()

    def _path(self, slot: Slot) -> Path:
        return self.folder / f"{'-'.join(map(_short, slot))}.json"


def _short(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _content(slot: bytes) -> dict[str, Any]:
    checked, _, text = slot.partition(b"\n")
    if hashlib.sha256(text).hexdigest().encode() != checked:
        raise ValueError("its digest is another one")
    return dict(json.loads(text.decode("utf-8", "surrogatepass")))


def states(paths: Iterable[Path], root: Path) -> dict[str, str | None]:
    """The states of files, by their paths from ``root``."""
    return {os.path.relpath(path, root): state(str(path)) for path in sorted(paths)}


@dataclass
class States:
    """The states of the files under ``root``: each as it was when it was asked first.

    Many pages show the same, and one build asks twice of each.
    """

    root: Path
    _known: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._before = str(self.root) + os.sep

    def of(self, path: str) -> str | None:
        """The state of a file; ``path`` leads there from the root."""
        if path not in self._known:
            self._known[path] = state(self._before + path)
        return self._known[path]

    def are(self, before: dict[str, str | None]) -> bool:
        """Whether files are in the states that they were in ``before``."""
        return all(self.of(path) == was for path, was in before.items())


def settled(paths: Iterable[Path], started: float) -> bool:
    """Whether no file was written since ``started`` (seconds since the epoch).

    One that was may have been read before or after: what was read is not known. The
    same holds of one that is gone, if its folder was written since.
    """
    return all(_written(path) <= started - CLOCK for path in paths)


def _written(path: Path) -> float:
    """When a file was last written, or else the nearest folder that is there."""
    try:
        stat = path.stat()
    except OSError:
        return _written(path.parent)
    return max(stat.st_mtime, stat.st_ctime)
