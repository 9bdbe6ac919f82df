"""Stamps: what changes of a file whenever it is written, seen without reading it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, int, int]


def stamp(path: Path | str) -> Stamp:
    """What changes whenever a file is written, or a link leads to another."""
    stat = os.stat(path)
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def own_stamp(path: Path | str) -> Stamp:
    """The same of a link itself, and of what is written but keeps its old time."""
    stat = os.lstat(path)
    return max(stat.st_mtime_ns, stat.st_ctime_ns), stat.st_size, stat.st_ino


def stamps_of(paths: Iterable[Path | str]) -> list[Stamp]:
    """The stamps of files, none if one of them is not there."""
    try:
        return [stamp(path) for path in paths]
    except OSError:
        return []
