"""Ending the processes that a program started and left running."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")
stopping = threading.Event()  # set: every program that runs is to be ended


def end_all(process: subprocess.Popen[bytes], home: Path) -> None:
    """End a process, its group, and what left the group but has the same ``home``.

    ``home`` is the value of HOME in the process's environment, its own alone. What
    left the group is found on Linux only; a program that also gives its children
    another environment escapes: only a sandbox holds that.
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
