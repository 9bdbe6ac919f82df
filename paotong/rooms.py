"""Where a run takes place: its folders, and the variables that it finds."""

from __future__ import annotations

import compileall
import functools
import os
import sys
import tempfile
import threading
from pathlib import Path

from paotong.example import Example
from paotong.terminal import COLUMNS, LINES

FOLDERS = ("program", "work", "home", "tmp")
_TRACE = Path(__file__).parent / "trace"
_PROCESSOR = ("NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE")
_COMPILING = threading.Lock()


def scratch_folder() -> tempfile.TemporaryDirectory[str]:
    """A new folder for a run.

    On Windows what a process still holds can't be deleted for a moment after its end;
    it stays where the system cleans up.
    """
    loose = sys.platform == "win32"
    return tempfile.TemporaryDirectory(prefix="paotong-", ignore_cleanup_errors=loose)


def rooms_in(scratch: Path) -> dict[str, Path]:
    """The folders of a run, each made and empty, and the place of its report."""
    rooms = {name: scratch / name for name in FOLDERS}
    for folder in rooms.values():
        folder.mkdir()
    return rooms | {"report": scratch / "report", "scratch": scratch}


def watched(file: Path) -> Path:
    """The folder whose files count as parts of the program when it opens them."""
    return next((up for up in file.parents if up.name == "snippets"), file.parent)


def programs_of(example: Example) -> Path | None:
    """The folder of programs that an example can read, None if it has none.

    It is the project's, also for a program that stands in a page: then one process can
    serve them all.
    """
    if example.file:
        return watched(example.file)
    docs = next((up for up in example.origin.parents if up.name == "docs"), None)
    snippets = docs.with_name("snippets") if docs else None
    return snippets if snippets and snippets.is_dir() else None


def environment(folder: Path, rooms: dict[str, Path], seed: str) -> dict[str, str]:
    """What Python needs, and a terminal without colours; none of the caller's.

    ``folder`` is the one that is `watched`; ``seed`` the hash seed.
    """
    found = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.defpath]),
        "HOME": str(rooms["home"]),
        "PWD": str(rooms["work"]),  # as a shell and bubblewrap set it
        "TMPDIR": str(rooms["tmp"]),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "COLUMNS": str(COLUMNS),
        "LINES": str(LINES),
        "OMP_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(_tracer()),
        "PAOTONG_TRACE": f"{rooms['report']}\n{folder}",
    }
    if seed != "random":
        found["PYTHONHASHSEED"] = seed
    if sys.platform == "win32":
        found |= _of_windows(rooms)
    return found


def _of_windows(rooms: dict[str, Path]) -> dict[str, str]:
    """What programs need besides on Windows, where they write to a pipe, in UTF-8."""
    needed = ("SYSTEMROOT", "SYSTEMDRIVE", "PATHEXT", "COMSPEC", *_PROCESSOR)
    found = {name: os.environ[name] for name in needed if name in os.environ}
    found |= {"USERPROFILE": str(rooms["home"])}
    found |= dict.fromkeys(("TEMP", "TMP"), str(rooms["tmp"]))
    return found | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


def _tracer() -> Path:
    """The folder of the tracer, compiled: compiling in the run would leave traces."""
    with _COMPILING:  # every thread asks at once; one has to look
        return _compiled()


@functools.cache
def _compiled() -> Path:
    compileall.compile_dir(str(_TRACE), maxlevels=0, quiet=2)  # or it is read as text
    return _TRACE
