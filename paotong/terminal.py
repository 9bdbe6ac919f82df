"""What a program writes to: a terminal of 80 columns, or a pipe where there is none."""

from __future__ import annotations

import os
import select
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from paotong.processes import Running

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

COLUMNS, LINES = 80, 24
_CHUNK = 65536
_WATCH = 0.2  # seconds between two looks at what a program does besides printing


@dataclass(frozen=True)
class Captured:
    """What was written until the process ended, or until ``stopped`` says why not."""

    output: bytes
    stopped: str | None


def open_terminal() -> tuple[int, int]:
    """A pair of file descriptors: what is written to the second is read from the first.

    A pseudo-terminal, so that programs, C code included, write each line as it
    comes and stdout and stderr keep their order; unlike a real one it doesn't turn
    line feeds into CR LF.
    """
    if sys.platform == "win32":
        return os.pipe()
    try:
        reader, writer = pty.openpty()
    except OSError:  # a sandbox without /dev/pts
        return os.pipe()
    mode = termios.tcgetattr(writer)
    mode[1] &= ~termios.OPOST
    mode[3] &= ~termios.ECHO
    termios.tcsetattr(writer, termios.TCSANOW, mode)
    size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
    fcntl.ioctl(writer, termios.TIOCSWINSZ, size)
    return reader, writer


def capture(
    process: Running,
    reader: int,
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
        ended = process.poll() is not None
        chunk = _read(reader, 0 if ended else min(0.05, deadline - time.monotonic()))
        output += chunk
        if len(output) > limit:
            return Captured(bytes(output[:limit]), "output")
        if ended and not chunk:
            return Captured(bytes(output), None)
        if not ended and time.monotonic() >= deadline:
            return Captured(bytes(output), "time")


def _read(reader: int, wait: float) -> bytes:
    """What there is to read within ``wait`` seconds; empty at the end or after them."""
    ready, _, _ = select.select([reader], [], [], max(wait, 0))
    if not ready:
        return b""
    try:
        chunk = os.read(reader, _CHUNK)
    except OSError:  # Linux: every holder of the terminal has gone
        chunk = b""
    if not chunk:
        time.sleep(min(max(wait, 0), 0.002))
    return chunk
