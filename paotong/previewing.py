"""A live preview by Zensical: whatever is saved is put where Zensical looks for it.

Zensical renders a page again when its text has changed; which programs a page shows, it
does not know. So what was saved stands there with a line in its front matter that
counts how often the page, or a program that it shows, has been saved. Markdown sees the
same of both.
"""

from __future__ import annotations

import contextlib
import importlib.util
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler

from paotong.includes import INCLUDE_LINE
from paotong.project import Project
from paotong.successor import FOLDER, make_successor, put
from paotong.watching import Watch

_FENCE = b"---"


class Following(FileSystemEventHandler):
    """Brings a folder that `make_successor` made up to date when something is saved."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project, self.docs = project, folder / "docs"
        self._saved: Counter[Path] = Counter()

    def dispatch(self, event: FileSystemEvent) -> None:
        """Follow what happened to a file, and to where it was moved."""
        for path in filter(None, (event.src_path, event.dest_path)):
            # Others write meanwhile; the event of what they write comes next.
            with contextlib.suppress(OSError):
                self.follow(Path(str(path)))

    def follow(self, path: Path) -> None:
        """Put what was saved, or the pages that show it, where Zensical looks."""
        if path.is_relative_to(self.project.docs):
            self._put(path)
        elif path.suffix == ".py" and path.is_relative_to(self.project.snippets):
            for page in self._showing(path):
                self._put(page)

    def _put(self, path: Path) -> None:
        target = put(self.project, path, self.docs)
        if path.suffix == ".md" and path.is_file():
            self._saved[path] += 1
            target.write_bytes(_counted(path.read_bytes(), self._saved[path]))

    def _showing(self, program: Path) -> Iterator[Path]:
        """The pages that show a program; of a module, all of its folder."""
        name = program.relative_to(self.project.snippets).as_posix()
        folder = name.rpartition("/")[0] + "/"
        included = {
            path: INCLUDE_LINE.findall(path.read_text("utf-8", "replace"))
            for path in self.project.page_paths()
            if path.suffix == ".md"
        }
        shown = [path for path, names in included.items() if name in names]
        beside = [
            path
            for path, names in included.items()
            if any(other.startswith(folder) for other in names)
        ]
        yield from shown or beside


def _counted(page: bytes, count: int) -> bytes:
    """A page whose front matter says how often it was saved."""
    line = b"saved: %d\n" % count
    first, end, rest = page.partition(b"\n")
    if first.rstrip() == _FENCE:
        return first + end + line + rest
    return _FENCE + b"\n" + line + _FENCE + b"\n" + page


def preview(project: Project, address: str) -> int:
    """Serve a project by Zensical at ``address`` until it ends; its exit code.

    Raises:
        ValueError: Zensical is not there, or what `make_successor` raises.
    """
    if importlib.util.find_spec("zensical") is None:
        how = "python -m pip install -r requirements-successors.txt, or nox -s preview"
        raise ValueError(f"Zensical is not installed: {how}")
    folder = project.root / FOLDER
    config = make_successor(project, folder)
    words = ["serve", "--config-file", str(config), "--dev-addr", address]
    following, watch = Following(project, folder), Watch()
    for watched in (project.docs, project.snippets):
        watch.schedule(following, str(watched), recursive=True)
    watch.start()
    try:
        with subprocess.Popen([sys.executable, "-m", "zensical", *words]) as zensical:
            try:
                return zensical.wait()
            except BaseException:
                zensical.terminate()
                raise
    finally:
        watch.stop()
        watch.join()
