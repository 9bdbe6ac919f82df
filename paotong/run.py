"""Running an example: one process of its own, within limits, seen from outside."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import os
import py_compile
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from paotong.containment import (
    WEAK,
    contained,
    containment,
    exit_code,
    fills_disk,
)
from paotong.example import Example
from paotong.notebook import Notebook, write_blank
from paotong.outputs import CellRun, cells_in
from paotong.pictures import Picture, passes_limit, pictures_in
from paotong.processes import end_all, stopping
from paotong.terminal import COLUMNS, LINES, capture, open_terminal

OUTPUT_LIMIT = 1_000_000
_TRACE = Path(__file__).parent / "trace"
_KERNEL = Path(__file__).parent / "kernel.py"
_EXECUTED = "executed.ipynb"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Run:
    """One execution of an example.

    ``exit_code`` is negative if a signal ended the process, as in `subprocess`.
    ``stopped`` is None, ``"time"``, ``"output"``, ``"disk"`` or ``"picture"``: the
    limit it passed.
    ``files`` are the files beside the program that it opened, modules included;
    ``imports`` the top-level names of the packages it imported; ``spawned`` tells
    whether it started another program; ``cells`` what the cells of a notebook did, as
    far as it came.
    """

    output: str
    exit_code: int
    stopped: str | None
    seconds: float
    pictures: tuple[Picture, ...] = ()
    files: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    spawned: bool = False
    cells: tuple[CellRun, ...] = ()
    containment: str = WEAK


def run_example(example: Example, seed: str = "random") -> Run:
    """Run an example once, as a reader who types ``python file.py`` would.

    ``seed`` is the hash seed (``random``, or a number as in PYTHONHASHSEED).
    """
    with tempfile.TemporaryDirectory(prefix="paotong-") as scratch:
        rooms = _rooms(Path(scratch).resolve())
        file, command = _command(example, rooms["program"])
        environment = _environment(file, rooms, seed)
        started = time.perf_counter()
        limit = example.program.timeout
        contained_command = contained(
            command, rooms["scratch"], [_watched(file)], limit
        )
        output, code, stopped = _execute(contained_command, environment, rooms, limit)
        seconds = time.perf_counter() - started
        files, imports, spawned = _traced(rooms["report"])
        if isinstance(example, Notebook):
            spawned = False  # every kernel starts uname, which imports nothing
        if spawned and example.file:
            beside = file.parent.rglob("*")
            files |= {str(p) for p in beside if p.is_file() and p.suffix != ".pyc"}
        return Run(
            output=_readable(output, file, rooms),
            exit_code=code,
            stopped=stopped or ("picture" if passes_limit(rooms["work"]) else None),
            seconds=round(seconds, 3),
            pictures=pictures_in(rooms["work"]),
            files=tuple(sorted(files - {str(file)})) if example.file else (),
            imports=tuple(sorted(imports)),
            spawned=spawned,
            cells=_cells(file, rooms),
            containment=containment(),
        )


def _rooms(scratch: Path) -> dict[str, Path]:
    """The folders of a run, each empty, and the place of its report."""
    rooms = {name: scratch / name for name in ("program", "work", "home", "tmp")}
    for folder in rooms.values():
        folder.mkdir()
    return rooms | {"report": scratch / "report", "scratch": scratch}


def _command(example: Example, folder: Path) -> tuple[Path, list[str]]:
    """The file that runs, written into ``folder`` if it is none yet, and how."""
    if isinstance(example, Notebook):
        file = folder / example.name
        write_blank(example, file)
        # -E: what Python's variables say is meant for the kernel, which inherits them.
        script = ["-E", str(_KERNEL), str(file), str(folder / _EXECUTED)]
        return file, [sys.executable, *script]
    file = example.file or folder / example.name
    if not example.file:
        file.write_text(example.program.text + "\n", "utf-8")
    return file, [sys.executable, str(file)]


def _cells(file: Path, rooms: dict[str, Path]) -> tuple[CellRun, ...]:
    """What the cells of a notebook did, none of them for a program."""
    return tuple(
        replace(cell, output=_readable(cell.output.encode(), file, rooms))
        for cell in cells_in(rooms["program"] / _EXECUTED)
    )


def _environment(file: Path, rooms: dict[str, Path], seed: str) -> dict[str, str]:
    """What Python needs, and a terminal without colours; none of the caller's."""
    environment = {
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
        "PAOTONG_TRACE": f"{rooms['report']}\n{_watched(file)}",
    }
    if seed != "random":
        environment["PYTHONHASHSEED"] = seed
    if sys.platform == "win32":
        needed = ("SYSTEMROOT", "SYSTEMDRIVE", "PATHEXT", "COMSPEC")
        environment |= {name: os.environ[name] for name in needed if name in os.environ}
        environment |= {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    return environment


@functools.cache
def _tracer() -> Path:
    """The folder of the tracer, compiled: compiling in the run would leave traces."""
    with contextlib.suppress(OSError):  # a folder that can't be written to
        py_compile.compile(str(_TRACE / "sitecustomize.py"))
    return _TRACE


def _watched(file: Path) -> Path:
    """The folder whose files count as parts of the program when it opens them."""
    return next((up for up in file.parents if up.name == "snippets"), file.parent)


def _execute(
    command: list[str],
    environment: dict[str, str],
    rooms: dict[str, Path],
    timeout: float,
) -> tuple[bytes, int, str | None]:
    """Output, exit code and the limit that was reached; leaves no process behind."""

    def passed() -> str | None:
        if stopping.is_set():
            return "interrupt"
        return "disk" if fills_disk(rooms["scratch"]) else None

    reader, writer = open_terminal()
    try:
        process = subprocess.Popen(
            command,
            cwd=rooms["work"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=writer,
            start_new_session=True,
        )
        os.close(writer)
        try:
            captured = capture(process, reader, timeout, OUTPUT_LIMIT, passed)
        finally:  # also when Ctrl+C interrupts us: it doesn't reach the program
            end_all(process, rooms["home"])
        return captured.output, exit_code(process.wait()), captured.stopped
    finally:
        os.close(reader)


def _traced(report: Path) -> tuple[set[str], set[str], bool]:
    """The files opened, the packages imported, and whether a program was started."""
    lines = report.read_text("utf-8").splitlines() if report.exists() else []
    opened = {line[5:] for line in lines if line.startswith("open ")}
    files = {_source(path) for path in opened}
    imports = {line[7:] for line in lines if line.startswith("import ")}
    return files, imports, "spawn" in lines


def _source(path: str) -> str:
    """The module behind a compiled file: Python then reads no other."""
    if "__pycache__" not in path:
        return path
    with contextlib.suppress(ValueError):
        return importlib.util.source_from_cache(path)
    return path


def _readable(output: bytes, file: Path, rooms: dict[str, Path]) -> str:
    """Output as text: machine-specific folders cut, control characters escaped."""
    text = output.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    library = Path(os.__file__).parent
    shown = {
        rooms["work"]: ".",
        rooms["home"]: "~",
        rooms["tmp"]: "/tmp",
        file.parent: ".",
        library: f"…/{library.name}",
        Path(sys.prefix, "lib", library.name): f"…/{library.name}",
    }
    for folder, instead in shown.items():
        inside = "" if instead == "." else f"{instead}/"
        text = text.replace(f"{folder}{os.sep}", inside)
        text = re.sub(rf"{re.escape(str(folder))}(?![\w.-])", instead, text)
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text).rstrip()
