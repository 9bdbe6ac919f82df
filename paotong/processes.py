"""The process of a run, and ending all that it started and left running."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from paotong.containment import MEMORY, PROCESSES, exit_code
from paotong.job_object import JobObject

_PROC = Path("/proc")
# On Windows, too, Ctrl+C is for us, not for the program.
_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
stopping = threading.Event()  # set: every program that runs is to be ended


class Running(Protocol):
    """A program that runs."""

    def poll(self) -> int | None:
        """Its exit code, negative if a signal ended it; None while it runs."""

    def wait(self) -> int:
        """Its exit code, when it has ended."""

    def end(self) -> None:
        """End it, if it has not ended, and whatever it started."""


class Fresh:
    """A program in a process of its own, started for it."""

    def __init__(
        self,
        command: list[str],
        environment: dict[str, str],
        rooms: dict[str, Path],
        terminal: int,
    ) -> None:
        """Start it; it writes to ``terminal``, a file descriptor."""
        self._home = rooms["home"]
        self._process = subprocess.Popen(
            command,
            cwd=rooms["work"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
            creationflags=_GROUP,
        )
        self._job: JobObject | None = None
        if sys.platform == "win32":
            self._job = JobObject(self._process.pid, MEMORY, PROCESSES)

    def poll(self) -> int | None:
        """As `Running.poll`."""
        code = self._process.poll()
        return None if code is None else exit_code(code)

    def wait(self) -> int:
        """As `Running.wait`."""
        return exit_code(self._process.wait())

    def end(self) -> None:
        """As `Running.end`."""
        if self._job:
            self._job.end()
        end_all(self._process, self._home)


def end_all(process: subprocess.Popen[bytes], home: Path) -> None:
    """End a process, its group, and what left the group but has the same ``home``.

    ``home`` is the value of HOME in the process's environment, its own alone. What
    left the group is found on Linux only; a program that also gives its children
    another environment escapes: only a sandbox holds that. On Windows a job ends them.
    """
    if sys.platform == "win32":
        process.kill()
        return
    # The group may have ended by itself.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    for pid in _having(f"HOME={home}"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)


def _having(variable: str) -> Iterator[int]:
    """The processes that were started with ``variable`` in their environment."""
    if not _PROC.is_dir():
        return
    wanted = os.fsencode(variable)
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):  # it has ended, or is another user's
                if wanted in (folder / "environ").read_bytes().split(b"\0"):
                    yield int(folder.name)
