"""A pipe that a program writes to, read by a thread: it needs nothing of POSIX.

A thread that reads can't be interrupted, and closing what it reads may wait for it. A
child that outlives its program may hold the pipe open, so that no end ever comes. So
the end is a mark that we write ourselves: all that the program wrote comes before it.
"""

from __future__ import annotations

import contextlib
import os
import queue
import secrets
import threading

_CHUNK = 65536
_SECONDS = 10.0  # for a mark to come through, unless something took it away


class Pipe:
    """As `paotong.terminal.Outlet`, where there is no terminal to be had."""

    def __init__(self) -> None:
        """Begin to read."""
        self._reader, self.writer = os.pipe()
        self._mark = secrets.token_bytes(32)
        self._marked = self._closing = False
        self._chunks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._copy, daemon=True)
        self._thread.start()

    def started(self) -> None:
        """As `Outlet.started`; the writer is still needed, for the mark."""

    def read(self, wait: float) -> bytes:
        """As `Outlet.read`; after `ended` it waits for the mark, however long."""
        wait = _SECONDS if self._marked else max(wait, 0)
        try:
            return self._chunks.get(timeout=wait)
        except queue.Empty:
            return b""

    def ended(self) -> None:
        """As `Outlet.ended`."""
        if not self._marked:
            self._marked = True
            with contextlib.suppress(OSError):  # a child that lives on has spoilt it
                os.write(self.writer, self._mark)

    def close(self) -> None:
        """As `Outlet.close`; a thread that finds no mark keeps what it reads from."""
        self._closing = True
        self.ended()
        self._thread.join(_SECONDS)
        if not self._thread.is_alive():
            os.close(self._reader)
            os.close(self.writer)

    def _copy(self) -> None:
        """Pass on what comes, up to the mark; nothing at all stands for the end."""
        held = b""
        while True:
            held += os.read(self._reader, _CHUNK)
            before, mark, _ = held.partition(self._mark)
            kept = 0 if mark else self._beginning_in(before)
            held = before[len(before) - kept :]
            if not self._closing and len(before) > kept:
                self._chunks.put(before[: len(before) - kept])
            if mark:
                self._chunks.put(b"")
                return

    def _beginning_in(self, chunk: bytes) -> int:
        """How many bytes at the end of ``chunk`` may be the beginning of the mark."""
        longest = min(len(chunk), len(self._mark) - 1)
        sizes = range(longest, 0, -1)
        return next((n for n in sizes if self._mark.startswith(chunk[-n:])), 0)
