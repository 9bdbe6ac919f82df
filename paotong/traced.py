"""What a program's process told of itself: see `trace/sitecustomize.py`."""

from __future__ import annotations

import contextlib
import importlib.util
from pathlib import Path


def traced_in(report: Path) -> tuple[set[str], set[str], bool]:
    """The files opened, the packages imported, and whether a program was started."""
    lines = report.read_text("utf-8").splitlines() if report.exists() else []
    opened = {line[5:] for line in lines if line.startswith("open ")}
    files = {_source(path) for path in opened}
    imports = {line[7:] for line in lines if line.startswith("import ")}
    return files, imports, "spawn" in lines


def _source(path: str) -> str:
    """The module behind a compiled file: Python then reads no other."""
    if "__pycache__" not in path:
        return path
    with contextlib.suppress(ValueError):
        return importlib.util.source_from_cache(path)
    return path
