"""Fingerprints: digests of what a page depends on besides its own files."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from paotong.containment import required
from paotong.lane import CONDITIONS, current_lane

# Functions that the configuration names and whose versions are those of packages.
_INSTALLED = (
    "functools",
    "markdown",
    "markdown_exec",
    "material",
    "mkdocs",
    "pymdownx",
)
_TRUSTED = ("builtins", "paotong", *_INSTALLED)


class UnknownValueError(ValueError):
    """A value whose content can't be told, such as a function from somewhere else."""


def digest(*facts: Any) -> str:
    """A digest of plain data; of anything else, use `plain` first."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def plain(value: Any) -> Any:
    """A value as plain data that is the same in every process.

    Raises:
        UnknownValueError: it holds something whose content can't be told.
    """
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(held) for held in value]
    if isinstance(value, Mapping):
        return [[plain(key), plain(held)] for key, held in value.items()]
    return _named(value) if callable(value) else _object(value)


def _named(function: Any) -> str:
    """The name of a function of the engine or of an installed package."""
    if isinstance(function, functools.partial):
        parts = function.func, function.args, function.keywords
        return json.dumps([plain(part) for part in parts])
    module = getattr(function, "__module__", None) or ""
    name = getattr(function, "__qualname__", None)
    if name is None or module.partition(".")[0] not in _TRUSTED:
        raise UnknownValueError(f"{function!r} of the module {module or '?'}")
    return f"{module}:{name}"


def _object(value: Any) -> list[Any]:
    if isinstance(value, (set, frozenset)):
        return sorted(json.dumps(plain(held)) for held in value)
    if isinstance(value, re.Pattern):
        return [value.pattern, value.flags]
    kind = f"{type(value).__module__}:{type(value).__qualname__}"
    names = [n for c in type(value).__mro__ for n in getattr(c, "__slots__", ())]
    held = {n: getattr(value, n) for n in names if hasattr(value, n)}
    held |= getattr(value, "__dict__", {})
    if not held and " at 0x" in str(value):
        raise UnknownValueError(f"a {kind}")
    try:
        return [kind, plain(held) if held else str(value)]
    except RecursionError:
        raise UnknownValueError(f"a {kind} that holds itself") from None


def state(path: str) -> str | None:
    """The digest of a file's content, or of a folder's names; None if it is gone."""
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except IsADirectoryError:
        return digest(sorted(os.listdir(path)))
    except OSError:
        return None


def tree(folder: Path, pattern: str = "*") -> list[list[str | None]]:
    """The files in a folder and their states, by their paths in it."""
    files = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return [[path.relative_to(folder).as_posix(), state(str(path))] for path in files]


def environment(root: Path) -> list[Any]:
    """What a page of the project at ``root`` depends on besides the project's files.

    The engine is the one that runs: where its files change under a server, the pages
    that it goes on rendering are still those of the old one.
    """
    lane = current_lane()
    requirements = [[f.name, state(str(f))] for f in _requirements(root)]
    held = [name for name in CONDITIONS if lane.has(name)]
    around = [requirements, lane.key, held, sys.version, required()]
    return [*_started(), _packages(), *around]


def _requirements(root: Path) -> Iterable[Path]:
    return sorted(root.glob("requirements*.txt"))


@functools.cache
def _started() -> tuple[Any, ...]:
    """The engine and the packages as they were when this process began to use them."""
    return tree(Path(__file__).parent, "*.py"), _packages()


def _packages() -> list[str]:
    """The names of what is installed, with versions, in the order of search."""
    found = []
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        found += sorted(name for name in names if name.endswith((".dist-info", ".egg")))
    return found
