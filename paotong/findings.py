"""Findings: what is wrong, and the very line at which whoever mends it begins."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from paotong.compare import first_difference, matches
from paotong.example import Example, Fault, Where, snippet_path
from paotong.places import NOTEBOOK, PAGES
from paotong.raised import split_at_traceback
from paotong.trailer import Recorded
from paotong.verdict import Kind, Verdict

_PLACE = re.compile(r"(?P<path>(?:docs|snippets|releases)/[^:\n]+):(?P<line>\d+): ")
_ACCEPT = "    If the new output is right: "
_IN_TRACEBACK = r'^  File "(?:[^"\n]*/)?{}", line (\d+)'


class What(StrEnum):
    """What a finding is about, in the words of a job's page."""

    DIFFERS = "输出与记录不同"
    FAILS = "程序没有正常结束"
    FAULT = "页面有错"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    ``where`` is the page and the line that messages name, ``spot`` the line to mend,
    which may stand in another file. ``message`` is what the build and the tests say.
    """

    what: What
    where: Where
    spot: Where
    message: str

    def __str__(self) -> str:
        return self.message

    @property
    def remedy(self) -> tuple[str, str]:
        """What to do, in words, and the command to end with, empty if there is none.

        It needs nothing but nox and a clone.
        """
        # A page may be named by a stranger, and the command goes into a shell.
        page, suffix = (
            shlex.quote(self.where.path),
            PurePosixPath(self.where.path).suffix,
        )
        # What notebooks are for needs the large packages.
        page = f"--models {page}" if suffix == NOTEBOOK else page
        if self.what is What.DIFFERS:
            return "新的输出是对的，就运行", f"nox -s accept -- {page}"
        if self.what is What.FAILS:
            return "改好程序，再运行", f"nox -s test -- {page}"
        if suffix in PAGES:
            return "照说的改，再运行", f"nox -s check -- {page}"
        return "照说的改", ""

    @property
    def advice(self) -> str:
        """The message with the remedy in place of the command that it ends with."""
        lines = self.message.split("\n")
        kept = (line for line in lines if not line.startswith(_ACCEPT))
        return "\n".join([*kept, "    {} {}".format(*self.remedy).rstrip()])

    @property
    def details(self) -> str:
        """The message without its place, and without the command at its end."""
        text = self.message.removeprefix(f"{self.where}: ")
        lines = text.split("\n")
        hints = (_ACCEPT, "    (PYTHONHASHSEED=")
        first, *more = (line for line in lines if not line.startswith(hints))
        if self.what is What.DIFFERS and more:
            return "\n".join(line.removeprefix("      ") for line in more)
        return "\n".join([first, *more])


def found_in(example: Example, verdict: Verdict) -> Finding:
    """What ``verdict``, which is not good, finds wrong with ``example``."""
    what = What.DIFFERS if verdict.kind == Kind.MISMATCH else What.FAILS
    where = place_in(verdict.message) or example.where  # of a notebook, the cell
    spot = _spot(example, verdict) if where == example.where else where
    return Finding(what, where, spot, verdict.message)


def found_wrong(fault: Fault) -> Finding:
    """A fault of a page as a finding."""
    return Finding(What.FAULT, fault.where, fault.spot or fault.where, str(fault))


def place_in(message: str) -> Where | None:
    """The place that a message begins with, if it begins with one."""
    found = _PLACE.match(message)
    return Where(found["path"], int(found["line"])) if found else None


def _spot(example: Example, verdict: Verdict) -> Where:
    """The line to mend: the first that differs, or where the program fails."""
    if verdict.kind != Kind.MISMATCH or verdict.run is None:
        return _at(example, _failing_line(example, verdict))
    raises = example.program.raises_on(verdict.lane)
    output = verdict.run.output
    if raises:
        output, error = split_at_traceback(output) or ("", "")
        if not matches(raises.text, error):
            return _at(example, raises.start)
    if verdict.recorded is None:
        return _at(example, example.program.code.count("\n"))
    loose = verdict.recorded.labels.loose
    line = first_difference(verdict.recorded.text, output, loose)
    return _at(example, _line_of(example, verdict.recorded, line))


def _line_of(example: Example, recorded: Recorded, number: int) -> int:
    """The index of a recorded line in the program; the last if there are fewer."""
    head = example.program.text.split("\n")[recorded.start]
    on_head = bool(head.partition(":")[2].strip())
    return min(recorded.start + number + (not on_head), recorded.stop - 1)


def _failing_line(example: Example, verdict: Verdict) -> int | None:
    """The index of the program's line that its last traceback names, if any does."""
    output = verdict.run.output if verdict.run else ""
    pattern = _IN_TRACEBACK.format(re.escape(example.name))
    named = [int(line) for line in re.findall(pattern, output, re.M)]
    there = range(1, example.program.text.count("\n") + 2)
    return named[-1] - 1 if named and named[-1] in there else None


def _at(example: Example, line: int | None) -> Where:
    """A line of the program (its index) in the file that holds it."""
    path = snippet_path(example.file) if example.file else example.where.path
    if line is None:
        return Where(path, 1) if example.file else example.where
    return Where(path, example.offset + line + 1)
