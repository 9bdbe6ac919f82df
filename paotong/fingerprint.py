"""Fingerprints: digests of what a page depends on besides its own files."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from paotong.containment import required
from paotong.lane import CONDITIONS, current_lane
from paotong.pyodide_files import pyodide_key

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
_NAMED = re.compile(r".+-.+\.(?:dist-info|egg-info|egg)")  # with its version
_MODULE = re.compile(rf"{_NAMED.pattern}|(?!__)\w+(?:\.[\w-]+)?(?:\.(?:py|so|pyd))?")
_SITES = ("site-packages", "dist-packages")
_BEGAN = time.time()
CLOCK = 0.05  # seconds by which a file's time may be behind
Made = TypeVar("Made")


class UnknownValueError(ValueError):
    """A value whose content can't be told, such as a function from somewhere else."""


def digest(*facts: Any) -> str:
    """A digest of plain data; of anything else, use `plain` first.

    Texts are best given as facts of their own: then they are digested as they are.
    """
    found = hashlib.sha256()
    for fact in facts:
        bare = isinstance(fact, str)
        text = fact if bare else json.dumps(fact, ensure_ascii=False)
        part = text.encode("utf-8", "surrogatepass")
        found.update(f"{bare:d}{len(part)}:".encode())
        found.update(part)
    return found.hexdigest()


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


def remembered(
    path: str,
    known: dict[str, tuple[tuple[int, ...], Made]],
    make: Callable[[str], Made],
) -> Made:
    """What ``make`` makes of a file, or made of it before it was touched again.

    Raises:
        OSError: there is no such file; and whatever ``make`` raises.
    """
    now, stat = time.time(), os.stat(path)
    seen = stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino, stat.st_dev
    was = known.get(path)
    if was and was[0] == seen:
        return was[1]
    made = make(path)
    if max(stat.st_mtime, stat.st_ctime) < now - CLOCK:  # else it may change unseen
        known[path] = seen, made
    return made


def state(path: str) -> str | None:
    """The digest of a file's content, or of a folder's names; None if it is gone.

    What has not been touched since it was read is not read again by the same process.
    """
    try:
        return remembered(path, _states, _read_state)
    except OSError:
        return None


_states: dict[str, tuple[tuple[int, ...], str | None]] = {}


def _read_state(path: str) -> str | None:
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except IsADirectoryError:
        return digest("/".join(sorted(os.listdir(path))))
    except OSError:
        return None


def tree(folder: Path, ending: str = "") -> list[list[str | None]]:
    """The files in a folder and their states, by their paths in it.

    With an ``ending``, those whose names end with it.
    """
    before, found = len(os.path.join(folder, "")), []
    for here, _, names in os.walk(folder):
        paths = (os.path.join(here, name) for name in names if name.endswith(ending))
        found += [path for path in paths if os.path.isfile(path)]
    told = sorted((path[before:].replace(os.sep, "/"), path) for path in found)
    return [[name, state(path)] for name, path in told]


def environment(root: Path) -> list[Any]:
    """What a page of the project at ``root`` depends on besides the project's files.

    The engine is the one that runs: where its files change under a server, the pages
    that it goes on rendering are still those of the old one, or of both.
    """
    lane = current_lane()
    requirements = [[f.name, state(str(f))] for f in _requirements(root)]
    held = [name for name in CONDITIONS if lane.has(name)]
    around = [requirements, lane.key, held, required(), pyodide_key(root)]
    return [_engine(), _started()[1], _packages(), *around]


def _requirements(root: Path) -> Iterable[Path]:
    return sorted(root.glob("requirements*.txt"))


def engine_digest() -> str:
    """A digest of the engine as it was when this process began to use it."""
    return digest(_engine())


def _engine() -> list[Any]:
    """The files of the engine that runs, with their states.

    A part of it is loaded when it is needed. Where a file has changed by then, what
    runs is neither the one nor the other: what it makes is of no use to others.
    """
    started = _started()[0]
    changed = _own_files() != started
    return [*started, [os.getpid(), _BEGAN]] if changed else list(started)


def _own_files() -> list[list[str | None]]:
    return tree(Path(__file__).parent, ".py")


@functools.cache
def _started() -> tuple[Any, ...]:
    """The engine and the packages as they were when this process began to use them."""
    return _own_files(), _packages()


@functools.cache
def installed() -> str:
    """A digest of the names of what is installed, with versions, in this process."""
    return digest(_packages())


def _packages() -> list[str]:
    """The names of what is installed, with versions, in the order of search.

    Where packages are installed, modules of which no version is known count as well.
    """
    found = []
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        wanted = _MODULE if os.path.basename(folder) in _SITES else _NAMED
        found += sorted(filter(wanted.fullmatch, names))
    return found
