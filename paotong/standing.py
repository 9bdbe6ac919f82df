"""The folder of a site, which stands from one build to the next.

MkDocs empties it before every build, and everything is written anew. Here it is put
aside while MkDocs empties it, and put back. What the build has then neither written nor
found to be right is from before, and goes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from paotong.beside import Written
from paotong.kept import Shelf, Slot
from paotong.stamps import Stamp, own_stamp

_ASIDE = ".paotong-aside"  # MkDocs leaves hidden names alone
_LAST: Slot = ("last",)  # of the site that was built last: others are made whole


@dataclass
class Standing:
    """The site in ``folder``, which one build at a time writes.

    ``shelf`` keeps what stands there for the next process; without one, this process
    alone knows.
    """

    folder: Path
    shelf: Shelf | None = None
    _written: Written | None = None
    _before: dict[str, Stamp] = field(default_factory=dict)

    @property
    def written(self) -> Written:
        """The files beside pages that were written there, as they were then."""
        if self._written is None:
            kept = self.shelf.get(_LAST) if self.shelf else {}
            mine = kept.get("folder") == str(self.folder)
            files = kept["files"].items() if mine else ()
            self._written = {
                path: (made, tuple(stamp) if stamp else None)
                for path, (made, stamp) in files
            }
        return self._written

    def put_aside(self) -> None:
        """Hide it from MkDocs; where that can't be done, MkDocs empties it."""
        aside = self.folder / _ASIDE
        shutil.rmtree(aside, ignore_errors=True)
        try:
            names = [name for name in os.listdir(self.folder) if name[0] != "."]
            aside.mkdir()
            for name in names:
                os.rename(self.folder / name, aside / name)
        except OSError:  # there is none yet; or something of it is open, on Windows
            shutil.rmtree(aside, ignore_errors=True)

    def put_back(self) -> None:
        """Let it stand again, before anything is written; what is written is new."""
        aside = self.folder / _ASIDE
        if aside.is_dir():
            for name in os.listdir(aside):
                os.rename(aside / name, self.folder / name)
            aside.rmdir()
        self.folder.mkdir(parents=True, exist_ok=True)
        here = [
            os.path.join(folder, n) for folder, names in self._inside() for n in names
        ]
        self._before = {path: own_stamp(path) for path in here}

    def make_way(self, wanted: Iterable[str]) -> None:
        """Remove old files where ``wanted`` ones need a folder, and the reverse."""
        paths, folders, top = set(wanted), set[str](), len(str(self.folder))
        for path in paths:
            folder = os.path.dirname(path)
            while len(folder) > top and folder not in folders:
                folders.add(folder)
                folder = os.path.dirname(folder)
        for folder in folders:
            if os.path.lexists(folder) and not os.path.isdir(folder):
                os.unlink(folder)
        for path in paths:
            if os.path.isdir(path):
                shutil.rmtree(path)

    def end(self, written: Written) -> None:
        """Remove what is from before, but what was ``written``, now or then."""
        for folder, names in self._inside():
            for path in (os.path.join(folder, name) for name in names):
                if path not in written and self._before.get(path) == own_stamp(path):
                    os.unlink(path)
            if folder != str(self.folder) and not os.listdir(folder):
                os.rmdir(folder)
        if self.shelf and written != self.written:
            told = {"folder": str(self.folder), "files": written}
            self.shelf.put(_LAST, told)
        self._written = written

    def _inside(self) -> Iterator[tuple[str, list[str]]]:
        """Its folders, innermost first, with the names of what is no folder in them.

        What MkDocs leaves is left: what is hidden at the top, and a link to a folder.
        """
        with os.scandir(self.folder) as found:
            shown = [entry for entry in found if entry.name[0] != "."]
        for entry in shown:
            if entry.is_dir(follow_symlinks=False):
                for here, folders, names in os.walk(entry.path, topdown=False):
                    links = [n for n in folders if os.path.islink(f"{here}/{n}")]
                    yield here, names + links
        yield str(self.folder), [entry.name for entry in shown if not entry.is_dir()]


def stand(before: Standing | None, folder: Path, shelf: Shelf | None) -> Standing:
    """Let the site in ``folder`` stand in the build that begins.

    ``before`` is the one of the last build, which may be that of another folder.
    """
    same = before if before and before.folder == folder else None
    standing = same or Standing(folder, shelf)
    standing.put_aside()
    return standing
