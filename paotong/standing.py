"""The folder of a served site, which stands from one build to the next.

MkDocs empties it before every build, and everything is written anew. A server's folder
is its own: here it is put aside while MkDocs empties it, and put back. What the build
has then neither written nor found to be right is from before, and goes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

_ASIDE = ".paotong-aside"  # MkDocs leaves hidden names alone
_MARK = ".paotong-began"


@dataclass
class Standing:
    """The site in ``folder``, which only one process writes, one build at a time."""

    folder: Path
    _whole: bool = False

    def put_aside(self) -> None:
        """Hide it from MkDocs, unless the last build did not come to its end."""
        aside, whole = self.folder / _ASIDE, self._whole
        self._whole = False
        shutil.rmtree(aside, ignore_errors=True)
        if not whole:
            return
        names = [name for name in os.listdir(self.folder) if name[0] != "."]
        aside.mkdir()
        for name in names:
            os.rename(self.folder / name, aside / name)

    def put_back(self) -> None:
        """Let it stand again, before anything is written; what is written is new."""
        aside = self.folder / _ASIDE
        if aside.is_dir():
            for name in os.listdir(aside):
                os.rename(aside / name, self.folder / name)
            aside.rmdir()
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / _MARK).write_bytes(b"")

    def end(self, right: Container[str]) -> None:
        """Remove what is from before, but the files that are known to be ``right``."""
        mark = self.folder / _MARK
        began = mark.stat().st_mtime_ns
        mark.unlink()
        for here, _, names in os.walk(self.folder, topdown=False):
            old = [
                path
                for path in (os.path.join(here, name) for name in names)
                if path not in right and os.lstat(path).st_mtime_ns < began
            ]
            for path in old:
                os.unlink(path)
            if here != str(self.folder) and not os.listdir(here):
                os.rmdir(here)
        self._whole = True
