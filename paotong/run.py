"""Running an example: one process of its own, within limits, seen from outside."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from paotong.containment import STRONG, WEAK, contained, containment, fills_disk
from paotong.example import Example
from paotong.imports import starts_programs
from paotong.job import LostError
from paotong.lodging import lodging
from paotong.notebook import Notebook, write_blank
from paotong.opened import Opened, opened_in
from paotong.outputs import CellRun, cells_in
from paotong.paths_shown import library_name, without_folders
from paotong.pictures import Picture, passes_limit, pictures_in
from paotong.processes import Fresh, Running, stopping
from paotong.rooms import environment, programs_of, rooms_in, scratch_folder, watched
from paotong.terminal import capture, open_outlet
from paotong.traced import traced_in
from paotong.watched import watched_in

OUTPUT_LIMIT = 1_000_000
_KERNEL = Path(__file__).parent / "kernel.py"
_EXECUTED = "executed.ipynb"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Run:
    """One execution of an example.

    ``exit_code`` is negative if a signal ended the process, as in `subprocess`.
    ``stopped`` is None, ``"time"``, ``"output"``, ``"disk"`` or ``"picture"``: the
    limit it passed; or ``"interrupt"``: the build or the tests were ended meanwhile.
    ``files`` are the files beside the program that it opened, modules included;
    ``imports`` the top-level names of the packages it imported; ``spawned`` tells
    whether it started another program; ``cells`` what the cells of a notebook did, as
    far as it came; ``drawn`` what is drawn of it, as `paotong.recording` says.
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
    drawn: str = ""


def run_example(example: Example, seed: str = "random") -> Run:
    """Run an example once, as a reader who types ``python file.py`` would.

    ``seed`` is the hash seed (``random``, or a number as in PYTHONHASHSEED).
    """
    with lodging(example, seed) as lodge, contextlib.suppress(LostError):
        if lodge is not None:
            return _run(example, lodge.rooms, lodge.start)
    return run_fresh(example, seed)


def run_fresh(example: Example, seed: str = "random", watched_for: str = "") -> Run:
    """Run an example in a process that was started for it.

    ``watched_for`` says what is drawn of it meanwhile, as `trace/observer.py` reads it.
    """

    def start(file: Path, command: list[str], terminal: int) -> Running:
        folder = programs_of(example) or file.parent
        limit = example.program.timeout
        shown = {folder: opened.copy if opened else folder}
        command = contained(command, rooms["scratch"], shown, limit)
        variables = environment(folder, rooms, seed)
        if watched_for:
            variables["PAOTONG_WATCH"] = watched_for
        return Fresh(command, variables, rooms, terminal)

    with (
        scratch_folder() as scratch,
        _opened(example) as opened,
    ):
        rooms = rooms_in(Path(scratch).resolve())
        run = _run(example, rooms, start, opened)
        return replace(run, drawn=watched_in(rooms)) if watched_for else run


def _run(
    example: Example,
    rooms: dict[str, Path],
    start: Callable[[Path, list[str], int], Running],
    opened: Opened | None = None,
) -> Run:
    """Run an example in ``rooms``; ``start`` starts a file that a command runs.

    ``opened`` tells what other programs open that it starts; without it, every file
    beside it counts then.
    """
    file, command = _command(example, rooms["program"])
    started = time.perf_counter()
    output, code, stopped = _execute(
        functools.partial(start, file, command), rooms, example.program.timeout
    )
    seconds = time.perf_counter() - started
    files, imports, spawned = traced_in(rooms["report"])
    if isinstance(example, Notebook):
        spawned = False  # every kernel starts uname, which imports nothing
    if spawned and example.file:
        files |= _opened_by_others(example.file, opened)
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


def _opened(example: Example) -> contextlib.AbstractContextManager[Opened | None]:
    """What tells which files other programs open that ``example`` starts, if any."""
    folder = programs_of(example) if example.file else None
    tells = folder and containment() == STRONG and starts_programs(example)
    return opened_in(folder) if folder and tells else contextlib.nullcontext()


def _opened_by_others(file: Path, opened: Opened | None) -> set[str]:
    """The files that programs opened which ``file`` started, all if it isn't known."""
    found = opened.files() if opened else None
    if found is None:
        beside = (path for path in file.parent.rglob("*") if path.is_file())
        return {str(path) for path in beside if path.suffix != ".pyc"}
    return {str(watched(file) / path) for path in found}


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
        file.write_text(example.program.text + "\n", "utf-8", newline="\n")
    return file, [sys.executable, str(file)]


def _cells(file: Path, rooms: dict[str, Path]) -> tuple[CellRun, ...]:
    """What the cells of a notebook did, none of them for a program."""
    return tuple(
        replace(cell, output=_readable(cell.output.encode(), file, rooms))
        for cell in cells_in(rooms["program"] / _EXECUTED)
    )


def _execute(
    start: Callable[[int], Running], rooms: dict[str, Path], timeout: float
) -> tuple[bytes, int, str | None]:
    """Output, exit code and the limit that was reached; leaves no process behind.

    ``start`` starts the program, which writes to the terminal that it is given.
    """

    def passed() -> str | None:
        if stopping.is_set():
            return "interrupt"
        return "disk" if fills_disk(rooms["scratch"]) else None

    outlet = open_outlet()
    try:
        process = start(outlet.writer)
        outlet.started()
        try:
            captured = capture(process, outlet, timeout, OUTPUT_LIMIT, passed)
        finally:  # also when Ctrl+C interrupts us: it doesn't reach the program
            process.end()
        return captured.output, process.wait(), captured.stopped
    finally:
        outlet.close()


def _readable(output: bytes, file: Path, rooms: dict[str, Path]) -> str:
    """Output as text: machine-specific folders cut, control characters escaped."""
    text = output.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    library = Path(os.__file__).parent
    name = library_name(library)
    shown = {
        str(rooms["work"]): ".",
        str(rooms["home"]): "~",
        str(rooms["tmp"]): "/tmp",
        str(file.parent): ".",
        str(library): f"…/{name}",
        str(Path(sys.prefix, "lib", library.name)): f"…/{name}",
    }
    text = without_folders(text, shown)
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text).rstrip()
