"""A process that has imported what several programs import, and forks for each of them.

It lives in a sandbox of its own, whose folder is that of its programs, which come one
at a time; inside, `trace/warm_server.py` does the work.
"""

from __future__ import annotations

import array
import contextlib
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from paotong.containment import contained, processor_seconds
from paotong.job import Job, LostError
from paotong.loaded import Loaded
from paotong.processes import end_all
from paotong.rooms import FOLDERS, environment, rooms_in
from paotong.terminal import open_terminal

_IMPORTING = 120  # seconds
# The name of a file that is not there, longer than those that take its place.
_NO_FILE = "/" + "paotong/" * 500 + "program.py"


class CannotWarmError(RuntimeError):
    """A fork after these imports would not be like a fresh process; says why."""


@dataclass(frozen=True)
class Kind:
    """What tells warm processes apart.

    ``statements`` are the imports, in order; ``seed`` is the hash seed; ``folder`` the
    one that programs find besides their own, if they stand in files; ``later`` is what
    the packages themselves import when a program first uses them, if it is known to.
    """

    statements: tuple[str, ...]
    seed: str
    folder: Path | None
    later: str = ""


class Warm:
    """A warm process.

    ``loaded`` says what it had loaded after each of its statements, ``sought`` which
    modules it looked for where a program's folder comes first, ``brought`` what
    importing ``later`` did to modules: pairs of the last part of a module's name and a
    name in it; ``living`` is false once it can take no other program.
    """

    def __init__(self, kind: Kind) -> None:
        """Start the process; it imports until it is ready."""
        self.kind = kind
        self.loaded: list[Loaded] = []
        self.sought: frozenset[str] = frozenset()
        self.brought: list[set[str]] = []
        self.living = True
        self._lodge = tempfile.TemporaryDirectory(prefix="paotong-")
        self._kept = tempfile.TemporaryDirectory(prefix="paotong-kept-")
        self.rooms = rooms_in(Path(self._lodge.name).resolve())
        self._terminal, writer = open_terminal()
        self._control, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
        try:
            self._process = self._begin(theirs.fileno(), writer)
        finally:
            theirs.close()
            os.close(writer)

    def _begin(self, control: int, terminal: int) -> subprocess.Popen[bytes]:
        kind = self.kind
        folder = kind.folder or self.rooms["program"]
        variables = environment(folder, self.rooms, kind.seed)
        variables["PAOTONG_WARM"] = "\n".join(
            [str(control), kind.later, *kind.statements]
        )
        command = [sys.executable, _NO_FILE]
        return subprocess.Popen(
            contained(command, self.rooms["scratch"], {folder: folder}),
            cwd=self.rooms["work"],
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=terminal,
            pass_fds=[control],
            start_new_session=True,
        )

    def wait_until_ready(self) -> None:
        """Wait until its imports are done.

        Raises:
            CannotWarmError: its imports fail, print something, or do what a fork
                would not take along.
        """
        self._control.settimeout(_IMPORTING)
        try:
            message = self._control.recv(4096).decode("utf-8", "replace")
        except TimeoutError:
            message = f"the imports take more than {_IMPORTING} seconds"
        if message != "ready":
            raise CannotWarmError(message or "the imports end the process")
        if select.select([self._terminal], [], [], 0)[0]:
            raise CannotWarmError("the imports print something")
        self._keep()

    def _keep(self) -> None:
        """Keep what the imports wrote: every program finds it."""
        report = self.rooms["scratch"] / "loaded"
        *lines, sought, brought = report.read_text("utf-8").split("\n")
        report.unlink()
        self.loaded = [Loaded.parse(line.split("\t")) for line in lines]
        self.sought = frozenset(sought.split("\t"))
        self.brought = [set(pair.split(":")) for pair in brought.split("\t")]
        self._copy(self.rooms["scratch"], Path(self._kept.name))

    def tells(self, words: set[str]) -> bool:
        """Whether a program with these names could tell that ``later`` was imported."""
        return any(pair <= words for pair in self.brought if pair != {""})

    def furnish(self) -> None:
        """Make the folders again as they were after the imports.

        Raises:
            OSError: something in them can't be deleted.
        """
        kept = Path(self._kept.name)
        for path in list(self.rooms["scratch"].iterdir()):
            if path.is_symlink() or not path.is_dir():
                path.unlink()
            elif any(path.iterdir()) or any((kept / path.name).iterdir()):
                shutil.rmtree(path)
        self._copy(kept, self.rooms["scratch"])

    @staticmethod
    def _copy(source: Path, target: Path) -> None:
        """Copy the rooms that are missing in ``target``, and the report."""
        for name in FOLDERS:
            if not (target / name).exists():
                shutil.copytree(source / name, target / name, symlinks=True)
        if (source / "report").exists():
            shutil.copy2(source / "report", target)

    def start(self, file: Path, seconds: float, terminal: int) -> Job:
        """Start a program, which writes to ``terminal``, a file descriptor.

        Raises:
            LostError: the name of ``file`` is too long for it, or nothing forks here.
        """
        if sys.platform == "win32" or len(str(file)) > len(_NO_FILE):
            raise LostError
        facts = (str(processor_seconds(seconds)), str(self.rooms["work"]), str(file))
        nothing = os.open(os.devnull, os.O_RDWR)
        try:
            files = array.array("i", [nothing, terminal])
            sent = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, files)]
            with contextlib.suppress(OSError):  # it has ended; the job finds out
                self._control.sendmsg(
                    ["\0".join(facts).encode("utf-8", "surrogateescape")], sent
                )
        finally:
            os.close(nothing)
        return Job(self, self._control)

    def kill(self) -> None:
        """End it with all that runs in it; what was written stays until `end`."""
        self.living = False
        if self._process.poll() is None:
            end_all(self._process, self.rooms["home"])
            self._process.wait()

    def end(self) -> None:
        """End it, and delete its folders."""
        self.kill()
        self._control.close()
        os.close(self._terminal)
        for folder in (self._lodge, self._kept):
            folder.cleanup()
