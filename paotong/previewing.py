"""A live preview by Zensical: whatever is saved is put where Zensical looks for it.

First the pages that were saved, and those that show a program which was: whoever saved
it waits for them. Then those that something else of what was saved decides about: a
module that a program imports, the title of another page.
"""

from __future__ import annotations

import contextlib
import importlib.util
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler

from paotong.engine import Engine
from paotong.includes import INCLUDE_LINE
from paotong.places import PAGES
from paotong.successor import (
    FOLDER,
    OVERRIDES,
    SETTINGS,
    configure,
    make_successor,
    put,
    put_override,
)
from paotong.successor_keys import Keys
from paotong.termination import end_as_interrupted
from paotong.watching import Watch

_QUIET = 0.03  # seconds in which nothing more is told of a file that was saved


class Following(FileSystemEventHandler):
    """Brings a folder that `make_successor` made up to date when something is saved.

    It starts as such a folder, of what the project is now.
    """

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.project, self.folder = engine, engine.project, folder
        self._saved: queue.Queue[Path] = queue.Queue()
        keys = Keys(engine)
        self.config = make_successor(keys, folder)
        self._contents = self._told_by(keys)

    def dispatch(self, event: FileSystemEvent) -> None:
        """Note what happened to a file, and to where it was moved."""
        for path in filter(None, (event.src_path, event.dest_path)):
            self._saved.put(Path(str(path)))

    def forever(self) -> None:
        """Follow what is saved, all that is saved at a time together."""
        while True:
            paths = {self._saved.get()}
            with contextlib.suppress(queue.Empty):
                while True:
                    paths.add(self._saved.get(timeout=_QUIET))
            self.follow(paths)

    def follow(self, saved: Iterable[Path]) -> None:
        """Put what was saved, and the pages that it changes, where Zensical looks."""
        saved = {file for path in saved for file in _files_in(path)}
        pages = {path for path in saved if path.suffix in PAGES and self._in_docs(path)}
        pages |= set(self._showing(saved))
        for path in pages:
            # Whatever it said before: who saves a page wants to see it made.
            with contextlib.suppress(OSError, ValueError):  # others write meanwhile
                put(self.project, path, self.folder / "docs", f"{time.time_ns()}")
        for path in saved - pages:
            with contextlib.suppress(OSError):
                self._put_other(path)
        with contextlib.suppress(OSError, ValueError):  # the next save comes
            self._put_changed(pages)

    def _put_other(self, path: Path) -> None:
        root = self.project.root
        if path == root / SETTINGS:
            try:
                configure(root, self.folder)
            except Exception as error:  # as long as they are wrong, the last right ones
                print(error, file=sys.stderr)
        elif self._in_docs(path):
            put(self.project, path, self.folder / "docs", "")
        elif path.is_relative_to(root / OVERRIDES) and path.suffix == ".html":
            put_override(root, path, self.folder)

    def _put_changed(self, done: set[Path]) -> None:
        """Put the pages that are to look different now, but those that are done."""
        keys = Keys(self.engine)
        contents = self._told_by(keys)
        for path, content in contents.items():
            if path not in done and content != self._contents.get(path):
                put(self.project, path, self.folder / "docs", keys.key(path))
        self._contents = contents

    def _told_by(self, keys: Keys) -> dict[Path, str]:
        return {path: keys.content(path) for path in self.project.page_paths()}

    def _in_docs(self, path: Path) -> bool:
        return path.is_relative_to(self.project.docs)

    def _showing(self, saved: set[Path]) -> Iterator[Path]:
        """The pages that show a program which was saved."""
        snippets = self.project.snippets
        inside = (path for path in saved if path.is_relative_to(snippets))
        names = {path.relative_to(snippets).as_posix() for path in inside}
        for path in self.project.page_paths() if names else ():
            if path.suffix == ".md":
                text = path.read_text("utf-8", "replace")
                if not names.isdisjoint(INCLUDE_LINE.findall(text)):
                    yield path


def _files_in(path: Path) -> Iterator[Path]:
    """A file, or those in a folder; what is gone as it is."""
    if path.is_dir():
        yield from (file for file in path.rglob("*") if file.is_file())
    else:
        yield path


def run_missing(engine: Engine) -> None:
    """Run what is missing on all pages, several programs at a time.

    Zensical makes one page after another, and would run one program after another.
    """
    wholes = [w for page in engine.project.pages() for w in engine.wholes(page)]
    try:
        engine.run_ahead((whole, "random") for whole in wholes)
        for whole in wholes:
            engine.ahead.take(whole, "random")
        engine.ahead.finish()
    except BaseException:
        engine.ahead.stop()
        raise


def preview(engine: Engine, address: str) -> int:
    """Serve a project by Zensical at ``address`` until it ends; its exit code.

    Raises:
        ValueError: Zensical is not there, or what `make_successor` raises.
    """
    if importlib.util.find_spec("zensical") is None:
        how = "python -m pip install -r requirements-successors.txt, or nox -s preview"
        raise ValueError(f"Zensical is not installed: {how}")
    end_as_interrupted()
    run_missing(engine)
    project = engine.project
    following, watch = Following(engine, project.root / FOLDER), Watch()
    for name in ("docs", "snippets", OVERRIDES, SETTINGS):
        if (project.root / name).exists():
            watch.schedule(following, str(project.root / name), recursive=True)
    watch.start()
    threading.Thread(target=following.forever, daemon=True).start()
    words = ["serve", "--config-file", str(following.config), "--dev-addr", address]
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
