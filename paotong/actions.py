"""What GitHub's runner reads in the output of a step, and how to keep others out.

A line of a step's output that begins, after spaces, with ``::name ...::``, or holds
``##[name]`` anywhere, commands the runner (`ActionCommand.cs` in actions/runner). What
programs print stands in our messages, and must not command anything.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from paotong.streams import say_all

if TYPE_CHECKING:
    from paotong.findings import Finding

ANNOTATIONS = 10  # of one kind, of one step, that GitHub shows
_MESSAGE = 4000  # characters; the runner cuts off what goes beyond 4,096


def in_actions() -> bool:
    """Whether this process is a step of a workflow."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


class Silence:
    """Keeps the runner from obeying what is written to a stream, while it lasts.

    The runner takes no command but ``::token::`` until it reads that, and nobody else
    can know the token beforehand. What looks like a traceback would still become an
    annotation, by the matcher of actions/setup-python: it is removed.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        say_all(stream)
        self._token = secrets.token_hex(16)
        commands = "::remove-matcher owner=python::", f"::stop-commands::{self._token}"
        print(*commands, sep="\n", file=stream, flush=True)

    def end(self, commands: Iterable[str] = ()) -> None:
        """Let the runner obey again, first of all ``commands``, each a line."""
        # Whatever was written last may not have ended its line.
        print(
            f"\n::{self._token}::", *commands, sep="\n", file=self._stream, flush=True
        )


@contextmanager
def silent(stream: TextIO) -> Iterator[None]:
    """Within a workflow, keep the runner from obeying what is written meanwhile."""
    silence = Silence(stream) if in_actions() else None
    try:
        yield
    finally:
        if silence:
            silence.end()


def error_commands(findings: list[Finding], where: str = "") -> list[str]:
    """The commands that show ``findings`` at their lines, as many as GitHub shows.

    ``where`` names the lane they were found on. If there are more, the last command
    says how many.
    """
    shown = findings if len(findings) <= ANNOTATIONS else findings[: ANNOTATIONS - 1]
    lines = [_error(finding, where) for finding in shown]
    if more := len(findings) - len(shown):
        words = f"还有 {more} 处，见这个任务的摘要（Summary）和日志"
        lines.append(f"::error title={_property('没有全部列出')}::{_data(words)}")
    return lines


def _error(finding: Finding, where: str) -> str:
    title = f"{finding.what} · {where}" if where else str(finding.what)
    facts = {"file": finding.spot.path, "line": str(finding.spot.line), "title": title}
    properties = ",".join(f"{key}={_property(value)}" for key, value in facts.items())
    return f"::error {properties}::{_data(_cut(finding))}"


def _cut(finding: Finding) -> str:
    """What is said of a finding and what to do, which stays where all is too long."""
    if len(finding.advice) <= _MESSAGE:
        return finding.advice
    whole, _, remedy = finding.advice.rpartition("\n")
    return f"{whole[: _MESSAGE - len(remedy)]} …\n{remedy}"


def _data(text: str) -> str:
    """Text as the runner reads it after a command (`escapeData` of actions/toolkit)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as the runner reads it in a property (`escapeProperty`)."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
