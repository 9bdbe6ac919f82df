"""The history of the pages: when each was written and last changed, as git knows it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from paotong.fingerprint import engine_digest
from paotong.kept import Shelf

_SLOT = ("history",)
_COMMIT = "\x1e"
_FOLDERS = ("docs", "snippets")


class NoHistoryError(RuntimeError):
    """There is no history to read dates from: the message says why, and what to do."""


@dataclass(frozen=True)
class Dates:
    """When a file came and when it was last changed, as ISO 8601 in UTC."""

    first: str
    last: str


def read_history(root: Path, shelf: Shelf) -> dict[str, Dates]:
    """The dates of all files under docs/ and snippets/, by their paths from ``root``.

    They are those of commits (when they were committed); a file that was renamed
    keeps its first. What is not committed has none. One call of git reads them all,
    once for each commit that is built.

    Raises:
        NoHistoryError: there is no repository, no git, or only a part of the history.
    """
    shallow, head = _git(root, "rev-parse", "--is-shallow-repository", "HEAD").split()
    if shallow == "true":
        raise NoHistoryError(
            "this clone holds only a part of the history; fetch the whole of it "
            "(git fetch --unshallow, or fetch-depth: 0 where a workflow checks out)"
        )
    key = [engine_digest(), head]
    kept = shelf.get(_SLOT)
    if kept.get("key") == key:
        return {path: Dates(**dates) for path, dates in kept["dates"].items()}
    dates = _dates(_log(root))
    facts = {path: asdict(each) for path, each in dates.items()}
    shelf.put(_SLOT, {"key": key, "dates": facts})
    return dates


def commit_of(root: Path) -> str:
    """The commit that is checked out, and whether its history is whole; or why not."""
    try:
        return _git(root, "rev-parse", "--is-shallow-repository", "HEAD")
    except NoHistoryError as error:
        return str(error)


def _log(root: Path) -> str:
    form = f"--format={_COMMIT}%ct"
    changes = ("--name-status", "--find-renames", "--relative", "-z", form)
    return _git(root, "log", "--diff-merges=off", *changes, "--", *_FOLDERS)


def _dates(log: str) -> dict[str, Dates]:
    """The dates of files by their paths of today, from a log that begins with today."""
    found: dict[str, Dates] = {}
    today: dict[str, str] = {}  # paths of then, by those of today
    for commit in log.split(_COMMIT)[1:]:
        seconds, _, changes = commit.partition("\x00")
        when = datetime.fromtimestamp(int(seconds), UTC).isoformat()
        for status, path, old in _changes(changes):
            name = today.get(path, path)
            last = found[name].last if name in found else when
            if status != "D":
                found[name] = Dates(when, last)
            if old:
                today[old] = name
    return found


def _changes(text: str) -> Iterator[tuple[str, str, str]]:
    """Status, path and (of a rename) old path of each file that a commit changed."""
    words = iter(text.strip("\n").split("\x00"))
    for word in words:
        status = word.strip()
        if not status:
            continue
        path = next(words)
        if status[0] in "RC":
            yield status[0], next(words), path if status[0] == "R" else ""
        else:
            yield status[0], path, ""


def _git(root: Path, *words: str) -> str:
    """What git answers, whatever the settings of the user are."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *words]
    try:
        run = subprocess.run(
            command, capture_output=True, encoding="utf-8", check=False
        )
    except OSError as error:
        raise NoHistoryError(f"git can't be run here ({error})") from None
    if run.returncode:
        said = run.stderr.strip().partition("\n")[0]
        raise NoHistoryError(f"git knows no history of this folder ({said})")
    return run.stdout
