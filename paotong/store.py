"""The store: runs kept by what they depend on, so that an unchanged site runs nothing.

One JSON file holds one run. Its name is a digest of what is known before a run
(program, file name, lane, hash seed); in it stand digests of what is known only
afterwards (the files that the program really opened, the versions of the packages
that it really imported). A run counts only while all of these are as they were, and
`Store.look_up` says which of them is not. What was used least recently goes once the
folder passes `LIMIT`; nothing goes because some build did not ask for it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PurePath

from paotong.entries import UNREADABLE, Entry, read_entry
from paotong.example import Example, snippet_path
from paotong.fingerprint import installed, state
from paotong.installed import changed_versions, versions_for
from paotong.lane import Lane
from paotong.run import Run

LIMIT = 500_000_000
_DAY = 86_400.0


@dataclass(frozen=True)
class Kept:
    """What is kept of an example: a run that counts, or ``why`` there is none."""

    run: Run | None
    why: str = ""


@dataclass(frozen=True)
class Store:
    """Runs in a folder; safe for several readers and writers at a time."""

    folder: Path

    def get(self, example: Example, lane: Lane, seed: str) -> Run | None:
        """The run kept for this example, lane and seed, if it still counts."""
        return self.look_up(example, lane, seed).run

    def look_up(self, example: Example, lane: Lane, seed: str) -> Kept:
        """The run kept for this example, lane and seed, or why it must run again."""
        path = self._path(example, lane, seed)
        entry = read_entry(path)
        if entry is None:
            new = f"no run of it on {lane.name} is kept with this text, seed {seed}"
            return Kept(None, UNREADABLE if path.exists() else new)
        if changed := _changed_file(example, entry):
            return Kept(None, f"{changed} has changed since")
        if changed := _changed_package(entry):
            return Kept(None, changed)
        _touch(path)
        return Kept(entry.run)

    def used(self, paths: Iterable[Path]) -> None:
        """Note that those of ``paths`` which are in the store were used: they stay."""
        for path in paths:
            if path.suffix == ".json" and path.is_relative_to(self.folder):
                _touch(path)

    def prune(self, limit: int = LIMIT) -> int:
        """Remove what was used least recently until the rest has ``limit`` bytes.

        Returns how many files went; parts that a killed build left are among them.
        """
        files = []
        for path in self.folder.rglob("*"):
            with contextlib.suppress(OSError):  # others write and remove meanwhile
                if path.is_file():
                    files.append((path, path.stat()))
        files.sort(key=lambda file: file[1].st_mtime, reverse=True)
        old, size, gone = time.time() - _DAY, 0, 0
        for path, facts in files:
            size += facts.st_size
            if size > limit or (path.suffix == ".part" and facts.st_mtime < old):
                path.unlink(missing_ok=True)
                gone += 1
        return gone

    def put(self, example: Example, lane: Lane, seed: str, run: Run) -> None:
        """Keep a run, whole or not at all."""
        entry = {
            "lane": lane.to_json(),
            "when": datetime.now(UTC).date().isoformat(),
            "files": _digests(example, _depends_on(example, run)),
            "packages": versions_for(run),
            "installed": installed(),
            "run": asdict(run),
        }
        path = self._path(example, lane, seed)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
        ) as part:
            json.dump(entry, part, ensure_ascii=False)
        try:
            os.replace(part.name, path)
        except PermissionError:  # Windows: somebody is reading the former one
            os.unlink(part.name)
        _prune_once(self)

    def elsewhere(
        self, example: Example, here: Lane | None
    ) -> Iterator[tuple[Lane, Run]]:
        """The runs of ``example`` on lanes but ``here``, whose files are the same."""
        for path in sorted(self._example_folder(example).glob("*.json")):
            entry = read_entry(path)
            if entry and entry.lane != here and not _changed_file(example, entry):
                yield entry.lane, entry.run

    def entries(self, example: Example) -> Iterator[tuple[str, Entry]]:
        """What was noted of each run of ``example``, behind its hash seed."""
        for path in sorted(self._example_folder(example).glob("*.json")):
            if entry := read_entry(path):
                yield path.stem.rpartition("-")[2], entry

    def depends_on(self, example: Example) -> set[Path]:
        """The files that decide what the store says of ``example``; its own, too."""
        folder = self._example_folder(example)
        home = example.file.parent if example.file else Path()
        paths = list(folder.glob("*.json"))
        entries = filter(None, map(read_entry, paths))
        return {folder, *paths, *(home / f for entry in entries for f in entry.files)}

    def _example_folder(self, example: Example) -> Path:
        # Equal programs in two folders find other modules beside them.
        name = snippet_path(example.file) if example.file else example.name
        return self.folder / _folder_name(name, example.program.text)

    def _path(self, example: Example, lane: Lane, seed: str) -> Path:
        return self._example_folder(example) / f"{lane.key}-{seed}.json"


@cache  # a page asks for each of its programs a dozen times
def _folder_name(name: str, text: str) -> str:
    digest = hashlib.sha256(json.dumps([name, text]).encode()).hexdigest()
    return f"{digest[:2]}/{digest[2:32]}"


def _touch(path: Path) -> None:
    """Note that an entry is used, once a day."""
    with contextlib.suppress(OSError):  # others may remove it meanwhile
        if path.stat().st_mtime < time.time() - _DAY:
            path.touch()


@cache
def _prune_once(store: Store) -> None:
    """Keep the folder within its limit; once a process that adds to it is enough."""
    store.prune()


def _depends_on(example: Example, run: Run) -> set[str]:
    """The files of a run, and where a module of each package's name would hide it."""
    if example.file is None:
        return set()
    beside = {
        str(example.file.with_name(name) / "__init__.py") for name in run.imports
    } | {str(example.file.with_name(f"{name}.py")) for name in run.imports}
    return beside | set(run.files)


def _digests(example: Example, paths: Iterable[str]) -> dict[str, str | None]:
    """Digests by path, relative to the program: a copied project has its own files."""
    home = example.file.parent if example.file else Path()
    found = {path: os.path.relpath(path, home) for path in paths}
    # Also on Windows with slashes: what is kept may be read on another system.
    return {
        PurePath(there).as_posix(): state(os.path.join(home, path))
        for path, there in found.items()
    }


def _changed_file(example: Example, entry: Entry) -> str | None:
    """A file that is not as it was when the run was kept, None if all are."""
    home = str(example.file.parent) if example.file else ""
    files = entry.files.items()
    return next((f for f, was in files if state(os.path.join(home, f)) != was), None)


def _changed_package(entry: Entry) -> str:
    """Which packages have changed since the run was kept, empty if none."""
    if entry.installed == installed():  # what follows takes much longer
        return ""
    return changed_versions(entry.packages, versions_for(entry.run))
