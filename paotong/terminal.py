"""What a program writes to: a terminal of 80 columns, or a pipe where there is none."""

from __future__ import annotations

import contextlib
import os
import select
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from paotong.pipe import Pipe
from paotong.processes import Running

COLUMNS, LINES = 80, 24
_CHUNK = 65536
_WATCH = 0.2  # seconds between two looks at what a program does besides printing

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

    def _set_up(terminal: int) -> None:
        """Let a terminal pass on what is written as it is, and have its size."""
        mode = termios.tcgetattr(terminal)
        mode[1] &= ~termios.OPOST
        mode[3] &= ~termios.ECHO
        termios.tcsetattr(terminal, termios.TCSANOW, mode)
        size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, size)


@dataclass(frozen=True)
class Captured:
    """What was written until the process ended, or until ``stopped`` says why not."""

    output: bytes
    stopped: str | None


class Outlet(Protocol):
    """What a program writes to, and we read from; ``writer`` is a file descriptor."""

    writer: int

    def started(self) -> None:
        """The program has the writer."""

    def read(self, wait: float) -> bytes:
        """What there is to read within ``wait`` seconds, nothing if nothing came."""

    def ended(self) -> None:
        """The program has ended: reading nothing from now on means that it is all."""

    def close(self) -> None:
        """Close both ends, whoever else still holds the one that is written to."""


def open_outlet() -> Outlet:
    """A terminal, or a pipe where there is none."""
    if sys.platform == "win32":  # and `select` takes nothing but sockets there
        return Pipe()
    return _Terminal()


def open_terminal() -> tuple[int, int]:
    """A pair of file descriptors: what is written to the second is read from the first.

    A pseudo-terminal, so that programs, C code included, write each line as it
    comes and stdout and stderr keep their order; unlike a real one it doesn't turn
    line feeds into CR LF.
    """
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # a sandbox without /dev/pts
            reader, writer = pty.openpty()
            _set_up(writer)
            return reader, writer
    return os.pipe()


class _Terminal:
    """A pseudo-terminal, read as soon as there is something."""

    def __init__(self) -> None:
        self._reader, self.writer = open_terminal()
        self._given = False

    def started(self) -> None:
        self._given = True
        os.close(self.writer)

    def read(self, wait: float) -> bytes:
        ready, _, _ = select.select([self._reader], [], [], max(wait, 0))
        if not ready:
            return b""
        try:
            chunk = os.read(self._reader, _CHUNK)
        except OSError:  # Linux: every holder of the terminal has gone
            chunk = b""
        if not chunk:
            time.sleep(min(max(wait, 0), 0.002))
        return chunk

    def ended(self) -> None:
        pass

    def close(self) -> None:
        os.close(self._reader)
        if not self._given:
            os.close(self.writer)


def capture(
    process: Running,
    outlet: Outlet,
    seconds: float,
    limit: int,
    watch: Callable[[], str | None] = lambda: None,
) -> Captured:
    """Read what ``process`` writes, at most for ``seconds`` and ``limit`` bytes.

    Ends when the process itself has ended, even if a child of its still holds the
    other end open, and when ``watch``, asked now and then, names another limit.
    """
    deadline = time.monotonic() + seconds
    looked = time.monotonic()
    output = bytearray()
    while True:
        if time.monotonic() > looked + _WATCH:
            if passed := watch():
                return Captured(bytes(output), passed)
            looked = time.monotonic()
        if ended := process.poll() is not None:
            outlet.ended()
        chunk = outlet.read(0 if ended else min(0.05, deadline - time.monotonic()))
        output += chunk
        if len(output) > limit:
            return Captured(bytes(output[:limit]), "output")
        if ended and not chunk:
            return Captured(bytes(output), None)
        if not ended and time.monotonic() >= deadline:
            return Captured(bytes(output), "time")
