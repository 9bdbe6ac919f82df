"""npm: it fetches what a lock file names, and checks it against the digests there."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from paotong.node import Node

LOCKED = ("package.json", "package-lock.json")
_OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


class NotFetchedError(RuntimeError):
    """Something could not be fetched; says why and what to do."""


def install(node: Node, locked: Path, folder: Path) -> None:
    """Fetch into ``folder`` what the lock file in ``locked`` names.

    Raises:
        NotFetchedError: npm can't fetch it, or it is not what the lock file names.
    """
    for name in LOCKED:
        shutil.copy(locked / name, folder)
    run_in(folder, *node.npm, "ci", *_OPTIONS)


def run_in(folder: Path, *command: str) -> None:
    """Run a command that fetches or makes something in ``folder``.

    Raises:
        NotFetchedError: it failed; holds the end of what it said.
    """
    run = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if run.returncode:
        what = " ".join(run.stderr.split())[-500:]
        said = f"{' '.join(command)}: {what}"
        raise NotFetchedError(f"nothing was fetched; this command failed: {said}")


def fetch_once(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let ``fill`` make what ``folder`` holds, unless it has: whole or not at all.

    What stands beside it are former versions, which go.
    """
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=folder.parent, prefix="part-"))
    try:
        fill(part)
        _put(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _put(part: Path, folder: Path) -> None:
    """Let what was made be found, whole; former versions go."""
    former = [f for f in folder.parent.iterdir() if not f.name.startswith("part-")]
    with contextlib.suppress(OSError):  # another process was faster
        part.rename(folder)
    for old in former:
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
