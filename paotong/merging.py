"""Putting stores together: what other machines and other lanes ran counts here, too.

A ledger is made from a store: where stores are merged, so are their ledgers.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from paotong.seconds import FILE, read_seconds, write_seconds
from paotong.store import Store

_RUN = re.compile(r"[0-9a-f]{2}/[0-9a-f]{30}/[0-9a-f]{16}-\w+\.json")
_LARGEST = 50_000_000  # bytes of one run: a page of pictures has a tenth of that


class MergeError(ValueError):
    """A folder that can't be merged: the message says why, and what to do."""


def merge(store: Store, folders: Iterable[Path]) -> int:
    """Copy the runs in ``folders`` into ``store``; returns how many it did not have.

    Each folder is a store, or holds some. What the store has stays as it is. A run
    counts for what its content says, so that those of other programs do no harm.

    Raises:
        MergeError: a folder is not there, or holds what no run of ours is.
    """
    folders = list(folders)
    for folder in folders:
        if not folder.is_dir():
            raise MergeError(
                f"{folder}: there is no such folder; name copies of .paotong/, or a "
                "folder of such copies"
            )
    took: dict[str, float] = {}
    for file in (f for folder in folders for f in sorted(folder.rglob(FILE))):
        took |= read_seconds(file)
    write_seconds(store.folder / FILE, took | read_seconds(store.folder / FILE))
    return sum(_take_in(store, folder) for folder in folders)


def _take_in(store: Store, folder: Path) -> int:
    """Copy the runs below ``folder`` which ``store`` lacks; how many there were."""
    count = 0
    for path in sorted(folder.rglob("*.json")):
        name = "/".join(path.parts[-3:])
        target = store.folder / name
        if not _RUN.fullmatch(name) or path.is_symlink() or target.exists():
            continue
        if path.stat().st_size > _LARGEST:
            what = f"more than {_LARGEST:,} bytes, which no run has; take it out"
            raise MergeError(f"{path}: {what}")
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        shutil.copyfile(path, part)
        part.replace(target)
        count += 1
    return count
