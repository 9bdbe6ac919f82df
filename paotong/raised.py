"""Reading the traceback with which a program ended, in the text that it printed."""

from __future__ import annotations

import re

_TRACEBACK = re.compile(
    r"^(?P<before>(?! +\|).*?)"
    r"(?P<head>(?:  \+ Exception Group )?Traceback \(most recent call last\):)$"
)
_SYNTAX = re.compile(r'^(?P<before>)(?P<head>  File ".*", line \d+)$')
_CHAINED = (
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
)


def split_at_traceback(output: str) -> tuple[str, str] | None:
    """The output before the last traceback, and its exception; None if there is none.

    Of a chain of tracebacks, the output ends before the first, and the exception is
    that of the last. Output without a line end stands on the traceback's first line.
    """
    lines = output.split("\n")
    starts = _matching(_TRACEBACK, lines) or _matching(_SYNTAX, lines)[-1:]
    if not starts:
        return None
    last, end = starts[-1]
    error = _exception_lines([end["head"], *lines[last + 1 :]])
    chains = [start for start in starts if not _continues_chain(lines, start[0])]
    first, begin = chains[-1] if chains else starts[0]
    return "\n".join([*lines[:first], begin["before"]]), error


def _matching(
    pattern: re.Pattern[str], lines: list[str]
) -> list[tuple[int, re.Match[str]]]:
    found = ((number, pattern.match(line)) for number, line in enumerate(lines))
    return [(number, match) for number, match in found if match]


def _continues_chain(lines: list[str], start: int) -> bool:
    return any(line in _CHAINED for line in lines[max(0, start - 2) : start])


def _exception_lines(traceback: list[str]) -> str:
    """The exception's own lines of a traceback (of a group: its first)."""
    if traceback[0].startswith("  + "):
        plain = [line[4:] for line in traceback[1:] if line.startswith("  | ")]
        return next((line for line in plain if not line.startswith(" ")), "")
    rest = traceback[1:]
    while rest and (rest[0].startswith(" ") or not rest[0]):
        rest = rest[1:]
    return "\n".join(rest).rstrip()
