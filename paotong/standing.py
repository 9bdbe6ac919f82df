"""The folder of a served site, which stands from one build to the next.

MkDocs empties it before every build, and everything is written anew. A server's folder
is its own: here it is put aside while MkDocs empties it, and put back. What the build
has then neither written nor found to be right is from before, and goes.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from paotong.beside import Written

_ASIDE = ".paotong-aside"  # MkDocs leaves hidden names alone
_MARK = ".paotong-began"


@dataclass
class Standing:
    """The site in ``folder``, which only one process writes, one build at a time.

    ``written`` are the files beside pages that stand there since the last build.
    """

    folder: Path
    written: Written = field(default_factory=dict)
    _whole: bool = False

    def put_aside(self) -> None:
        """Hide it from MkDocs, unless the last build did not come to its end."""
        aside, whole = self.folder / _ASIDE, self._whole
        self._whole = False
        shutil.rmtree(aside, ignore_errors=True)
        if not whole:
            self.written = {}
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

    def end(self, written: Written) -> None:
        """Remove what is from before, but what was ``written``, now or then."""
        mark = self.folder / _MARK
        began = mark.stat().st_mtime_ns
        mark.unlink()
        for here, _, names in os.walk(self.folder, topdown=False):
            old = [
                path
                for path in (os.path.join(here, name) for name in names)
                if path not in written and os.lstat(path).st_mtime_ns < began
            ]
            for path in old:
                os.unlink(path)
            if here != str(self.folder) and not os.listdir(here):
                os.rmdir(here)
        self.written, self._whole = written, True


def stand(before: Standing | None, folder: Path) -> Standing:
    """Let the site in ``folder`` stand in the build that begins."""
    standing = before or Standing(folder)
    if standing.folder != folder:
        standing = Standing(folder)
    standing.put_aside()
    return standing
