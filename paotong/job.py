"""A program that runs in a warm process, as the processes of all runs are seen."""

from __future__ import annotations

import select
import socket
from typing import Protocol

from paotong.containment import exit_code

_KILLED = -9


class LostError(RuntimeError):
    """A warm process ended before it could tell how its program ended."""


class Host(Protocol):
    """The warm process of a job, as far as the job knows it."""

    living: bool

    def kill(self) -> None:
        """End it with all that runs in it."""


def _as_contained(code: int) -> int:
    """The code as bubblewrap would tell it, who mistakes some codes for signals."""
    return exit_code(code if code >= 0 else 128 - code)


class Job:
    """A program that runs in a warm process."""

    def __init__(self, warm: Host, control: socket.socket) -> None:
        self._warm, self._control = warm, control
        self._code: int | None = None
        self._lost = False

    def poll(self) -> int | None:
        """As `Running.poll`; if the process was lost, it counts as killed."""
        if self._code is None and select.select([self._control], [], [], 0)[0]:
            self._read()
        return self._code

    def wait(self) -> int:
        """As `Running.wait`.

        Raises:
            LostError: nobody knows.
        """
        while self.poll() is None:
            select.select([self._control], [], [])
        if self._lost:
            raise LostError
        return self._code or 0

    def _read(self) -> None:
        try:
            message = self._control.recv(64)
        except OSError:  # it ended with something unread
            message = b""
        code, _, last = message.decode().partition(" ")
        self._lost = not code
        if not code or last:
            self._warm.living = False
        self._code = _as_contained(int(code)) if code else _KILLED

    def end(self) -> None:
        """As `Running.end`: a program that has not ended takes all with it."""
        if self.poll() is None:
            self._warm.kill()
            self._code = _KILLED
