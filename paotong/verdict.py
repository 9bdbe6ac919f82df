"""The verdict: a run compared with what is recorded, and the words to say it in."""

from __future__ import annotations

import difflib
import signal
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from paotong.compare import lines_of, matches
from paotong.containment import DISK, FILES
from paotong.example import Example
from paotong.lane import Lane
from paotong.needs import missing_packages
from paotong.packages import how_to_install, unavailable
from paotong.pictures import PICTURE_LIMIT
from paotong.raised import split_at_traceback
from paotong.run import OUTPUT_LIMIT, Run
from paotong.trailer import Recorded

DIFF_LIMIT = 60


class Kind(StrEnum):
    """What a verdict can be."""

    VERIFIED = "verified"
    MISMATCH = "mismatch"
    FAILED = "failed"
    NOT_RUN = "not run here"


@dataclass(frozen=True)
class Verdict:
    """What became of an example on a lane.

    ``recorded`` is the output block that was compared, ``message`` says in full what
    is wrong (empty if verified), ``reason`` in short why it did not run, ``missing``
    which modules it needs that are not here.
    """

    kind: Kind
    lane: Lane
    run: Run | None = None
    recorded: Recorded | None = None
    message: str = ""
    reason: str = ""
    missing: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether nothing is wrong: verified, or not meant to run on this lane."""
        return self.kind == Kind.VERIFIED or (
            self.kind == Kind.NOT_RUN and not self.message
        )


def why_not_run(example: Example, lane: Lane, root: Path) -> Verdict | None:
    """The verdict of an example that can't run on this lane, None if it can.

    A package that is missing is nothing wrong where the project at ``root`` does not
    mean to have it.
    """
    program = example.program
    if not program.runs_on(lane):
        shown = program.outputs[0] if program.outputs else None
        return Verdict(
            Kind.NOT_RUN, lane, recorded=shown, reason="no recorded output holds here"
        )
    missing = missing_packages(program, example.file)
    if not missing:
        return None
    recorded, reason = program.output_on(lane), f"needs {', '.join(missing)}"
    message = (
        f"{example.where}: {example.title} {reason}, which is not installed "
        f"({lane.name})\n    {how_to_install(missing, root)}"
    )
    wrong = "" if unavailable(missing, root) else message
    return Verdict(Kind.NOT_RUN, lane, None, recorded, wrong, reason, tuple(missing))


def judge(example: Example, run: Run, lane: Lane) -> Verdict:
    """Compare a run with what ``example`` records for ``lane``."""
    raises = example.program.raises_on(lane)
    if run.stopped:
        return _failed(example, run, lane, *_limit(example, run))
    if raises:
        return _judge_raising(example, run, lane, raises)
    if run.exit_code:
        what = f"ended with {exit_words(run.exit_code)}"
        hint = f"\n{indent(run.output[-2000:])}\n    {_failure_hint(run)}"
        return _failed(example, run, lane, what, hint)
    return _judge_output(example, run, lane, run.output)


def _judge_raising(example: Example, run: Run, lane: Lane, raises: Recorded) -> Verdict:
    """The program must print its output and then end with the recorded exception."""
    found = split_at_traceback(run.output)
    if run.exit_code != 1 or not found:
        what = (
            f"should end with {raises.text}, but ended with {exit_words(run.exit_code)}"
        )
        hint = f"\n{indent(run.output[-2000:])}\n    {_NO_RAISES_HINT}"
        return _failed(example, run, lane, what, hint)
    before, error = found
    if not matches(raises.text, error):
        what = "ends with another exception than recorded"
        hint = f"\n{diff(raises.text, error)}\n    {accept_hint(example)}"
        return _failed(example, run, lane, what, hint, Kind.MISMATCH)
    return _judge_output(example, run, lane, before)


def _judge_output(example: Example, run: Run, lane: Lane, output: str) -> Verdict:
    recorded = example.program.output_on(lane)
    expected = recorded.text if recorded else ""
    if matches(expected, output, example.program.loose_on(lane)):
        return Verdict(Kind.VERIFIED, lane, run, recorded)
    what = "something else than recorded" if recorded else "what is not recorded"
    message = (
        f"{example.where}: {example.title} prints {what} "
        f"({lane.name})\n{diff(expected, output)}\n    {accept_hint(example)}"
    )
    return Verdict(Kind.MISMATCH, lane, run, recorded, message)


def _limit(example: Example, run: Run) -> tuple[str, str]:
    """Which limit stopped a run, and the details."""
    if run.stopped == "time":
        seconds = example.program.timeout
        return (
            f"was stopped after {seconds:g} s",
            f"\n{indent(run.output[-2000:])}\n"
            f"    If it needs longer: # Timeout: {seconds * 4:g}",
        )
    if run.stopped == "interrupt":
        return "was interrupted with all that ran; start again", ""
    if run.stopped == "disk":
        what = f"was stopped: it wrote more than {DISK:,} bytes or {FILES:,} files"
        return what, "\n    Write less, or delete what is done with"
    if run.stopped == "picture":
        return f"wrote a picture of more than {PICTURE_LIMIT:,} bytes; draw less", ""
    return (
        f"was stopped: it printed more than {OUTPUT_LIMIT:,} bytes",
        f"\n{indent(run.output[:200])} ...\n    Print less: a reader should read it",
    )


def _failed(  # the parts of a message
    example: Example,
    run: Run,
    lane: Lane,
    what: str,
    details: str = "",
    kind: Kind = Kind.FAILED,
) -> Verdict:
    recorded = example.program.output_on(lane)
    message = f"{example.where}: {example.title} {what} ({lane.name}){details}"
    return Verdict(kind, lane, run, recorded, message)


_NO_RAISES_HINT = "If that is right: remove its # Raises"


def _failure_hint(run: Run) -> str:
    """What to do about a program that failed where no exception is recorded."""
    found = split_at_traceback(run.output) if run.exit_code == 1 else None
    error = found[1].partition("\n")[0] if found else ""
    if error:
        return f"If it is meant to fail so: # Raises: {error}"
    return "A program must end with exit code 0, or with an exception in its # Raises"


def exit_words(code: int) -> str:
    """How a process ended, in words."""
    if code >= 0:
        return f"exit code {code}"
    known = {number.value: f" ({number.name})" for number in signal.Signals}
    return f"signal {-code}{known.get(-code, '')}"


def accept_hint(example: Example) -> str:
    """The command that records the new output."""
    return f"If the new output is right: pytest --accept {example.where.path}"


def diff(expected: str, actual: str) -> str:
    """Lines that differ: ``-`` for recorded, ``+`` for printed, indented.

    A few lines around them are shown, and `DIFF_LIMIT` lines at most.
    """
    unified = difflib.unified_diff(lines_of(expected), lines_of(actual), lineterm="")
    hunks = list(unified)[3:]
    lines = ["..." if h[0] == "@" else f"{h[0]} {h[1:]}".rstrip() for h in hunks]
    if len(lines) > DIFF_LIMIT:
        lines[DIFF_LIMIT:] = [f"... and {len(lines) - DIFF_LIMIT} lines more"]
    return indent("\n".join(lines))


def indent(text: str) -> str:
    """Text as it stands in a message, six columns to the right."""
    return "\n".join(f"      {line}" for line in text.split("\n"))
