"""The trailers: what a program is recorded to do, in its last comment blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from paotong.comments import near_misses, uncomment
from paotong.labels import Labels, did_you_mean, parse_labels
from paotong.lane import Lane

TRAILERS = ("Output", "Raises", "Timeout")
DEFAULT_TIMEOUT = 30.0
_HEAD = re.compile(
    r"# ?(?P<word>[A-Z][A-Za-z]*) ?(?:\((?P<labels>[^)]*)\))?:(?P<rest>.*)"
)


class TrailerError(ValueError):
    """A trailer that can't be read; ``line`` is its index in the program, from 0."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Recorded:
    """One ``Output`` or ``Raises`` block.

    ``start`` and ``stop`` are the line indices (from 0, half open) of the block in
    the program, its head included.
    """

    labels: Labels
    text: str
    start: int
    stop: int


@dataclass(frozen=True)
class Program:
    """A program and its record: ``code`` is what readers see, ``text`` what runs."""

    text: str
    code: str
    outputs: tuple[Recorded, ...] = ()
    raises: tuple[Recorded, ...] = ()
    timeout: float = DEFAULT_TIMEOUT

    def output_on(self, lane: Lane) -> Recorded | None:
        """The first output block whose conditions hold on ``lane``."""
        return _first(self.outputs, lane)

    def loose_on(self, lane: Lane) -> frozenset[str]:
        """The labels by which the output on ``lane`` is compared loosely."""
        recorded = self.output_on(lane)
        return recorded.labels.loose if recorded else frozenset()

    def raises_on(self, lane: Lane) -> Recorded | None:
        """The first exception block whose conditions hold on ``lane``."""
        return _first(self.raises, lane)

    def runs_on(self, lane: Lane) -> bool:
        """Whether a record holds on ``lane``; no record at all means no output."""
        if self.output_on(lane) or self.raises_on(lane):
            return True
        return not self.outputs and not any(r.labels.conditional for r in self.raises)


def _first(blocks: tuple[Recorded, ...], lane: Lane) -> Recorded | None:
    return next((block for block in blocks if block.labels.hold(lane)), None)


@dataclass
class _Record:
    """What the reader of trailers gathers."""

    outputs: list[Recorded] = field(default_factory=list)
    raises: list[Recorded] = field(default_factory=list)
    timeout: float = DEFAULT_TIMEOUT


def parse_program(text: str) -> Program:
    """Split a program from its trailers.

    A trailer block is a run of comment lines without an empty line, at the end of
    the program, whose first line is ``# Output:``, ``# Raises:`` or ``# Timeout:``.
    From the first such block on, every block must be one.

    Raises:
        TrailerError: an unknown trailer or label, or one that can't be reached.
    """
    lines = text.split("\n")
    blocks = _last_comment_blocks(lines)
    heads = [n for n, block in enumerate(blocks) if _HEAD.fullmatch(lines[block[0]])]
    stop = blocks[heads[0]][0] if heads else len(lines)
    _refuse_near_misses("\n".join(lines[:stop]))
    if not heads:
        return Program(text, text.rstrip())
    record = _Record()
    for block in blocks[heads[0] :]:
        _read_block(lines, block, record)
    _refuse_unreachable(record.outputs, "Output")
    _refuse_unreachable(record.raises, "Raises")
    code = "\n".join(lines[:stop]).rstrip()
    return Program(
        text, code, tuple(record.outputs), tuple(record.raises), record.timeout
    )


def _refuse_near_misses(code: str) -> None:
    for number, text in near_misses(code):
        raise TrailerError(
            number,
            f"'{text}' looks like a trailer, but is none; write # Output: with these "
            "signs ( ) , : after the last line of the program",
        )


def _last_comment_blocks(lines: list[str]) -> list[tuple[int, int]]:
    """Half-open line ranges of the comment blocks after the last line of code."""
    first = len(lines)
    while first and (lines[first - 1].startswith("#") or not lines[first - 1].strip()):
        first -= 1
    blocks: list[tuple[int, int]] = []
    for number in range(first, len(lines)):
        if not lines[number].strip():
            continue
        if blocks and blocks[-1][1] == number:
            blocks[-1] = (blocks[-1][0], number + 1)
        else:
            blocks.append((number, number + 1))
    return blocks


def _read_block(lines: list[str], block: tuple[int, int], record: _Record) -> None:
    """Read one comment block; several one-line trailers may stand in it."""
    at, stop = block
    while at < stop:
        head = _HEAD.fullmatch(lines[at].rstrip())
        if head is None or head["word"] not in TRAILERS:
            raise TrailerError(at, _unknown_trailer(lines[at], head))
        end = stop if head["word"] == "Output" else _next_head(lines, at + 1, stop)
        _read_trailer(lines, head, (at, end), record)
        at = end


def _next_head(lines: list[str], start: int, stop: int) -> int:
    for number in range(start, stop):
        head = _HEAD.fullmatch(lines[number].rstrip())
        if head and head["word"] in TRAILERS:
            return number
    return stop


def _read_trailer(
    lines: list[str], head: re.Match[str], span: tuple[int, int], record: _Record
) -> None:
    start, stop = span
    try:
        labels = parse_labels(head["labels"] or "", head["word"])
    except ValueError as error:
        raise TrailerError(start, str(error)) from None
    first = [head["rest"].strip()] if head["rest"].strip() else []
    text = "\n".join(first + [uncomment(line) for line in lines[start + 1 : stop]])
    if head["word"] == "Timeout":
        if head["labels"]:
            raise TrailerError(start, "Timeout takes no labels; write # Timeout: 120")
        record.timeout = _seconds(text, start)
    else:
        kind = record.outputs if head["word"] == "Output" else record.raises
        kind.append(Recorded(labels, text.rstrip(), start, stop))


def _seconds(text: str, line: int) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        message = f"'{text}' after Timeout is no time; write seconds, such as 120"
        raise TrailerError(line, message)
    return seconds


def _refuse_unreachable(blocks: list[Recorded], word: str) -> None:
    for earlier, later in pairwise(blocks):
        if not earlier.labels.conditional:
            raise TrailerError(
                later.start,
                f"this {word} is never reached: the {word} before it holds everywhere; "
                "put the one without conditions last",
            )


def _unknown_trailer(line: str, head: re.Match[str] | None) -> str:
    word = head["word"] if head else line.lstrip("# ")
    return (
        f"unknown trailer '{word}'; known trailers: {', '.join(TRAILERS)}."
        + did_you_mean(word, TRAILERS)
        + " A comment that belongs to the program stands before its trailers."
    )
