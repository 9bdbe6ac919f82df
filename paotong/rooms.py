"""Where a run takes place: its folders, and the variables that it finds."""

from __future__ import annotations

import contextlib
import functools
import os
import py_compile
import sys
from pathlib import Path

from paotong.terminal import COLUMNS, LINES

FOLDERS = ("program", "work", "home", "tmp")
_TRACE = Path(__file__).parent / "trace"


def rooms_in(scratch: Path) -> dict[str, Path]:
    """The folders of a run, each made and empty, and the place of its report."""
    rooms = {name: scratch / name for name in FOLDERS}
    for folder in rooms.values():
        folder.mkdir()
    return rooms | {"report": scratch / "report", "scratch": scratch}


def watched(file: Path) -> Path:
    """The folder whose files count as parts of the program when it opens them."""
    return next((up for up in file.parents if up.name == "snippets"), file.parent)


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
        needed = ("SYSTEMROOT", "SYSTEMDRIVE", "PATHEXT", "COMSPEC")
        found |= {name: os.environ[name] for name in needed if name in os.environ}
        found |= {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    return found


@functools.cache
def _tracer() -> Path:
    """The folder of the tracer, compiled: compiling in the run would leave traces."""
    for module in _TRACE.glob("*.py"):
        with contextlib.suppress(OSError):  # a folder that can't be written to
            py_compile.compile(str(module))
    return _TRACE
