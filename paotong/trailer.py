"""The trailers: what a program is recorded to do, in its last comment blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from paotong.comments import near_misses, uncomment
from paotong.labels import Labels, did_you_mean, parse_labels
from paotong.lane import Lane
from paotong.wanted import DRAWINGS, NOTHING, Wanted, is_drawing

TRAILERS = ("Output", "Raises", "Guess", "Timeout", *DRAWINGS)
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
    """One ``Output``, ``Raises`` or ``Guess`` block.

    ``start`` and ``stop`` are the line indices (from 0, half open) of the block in
    the program, its head included.
    """

    labels: Labels
    text: str
    start: int
    stop: int


@dataclass(frozen=True)
class Program:
    """A program and its record: ``code`` is what readers see, ``text`` what runs.

    ``guesses`` are outputs that many would expect of it, and that it does not print.
    """

    text: str
    code: str
    outputs: tuple[Recorded, ...] = ()
    raises: tuple[Recorded, ...] = ()
    guesses: tuple[Recorded, ...] = ()
    timeout: float = DEFAULT_TIMEOUT
    wanted: Wanted = NOTHING

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
    guesses: list[Recorded] = field(default_factory=list)
    timeout: float = DEFAULT_TIMEOUT
    wanted: Wanted = NOTHING


def parse_program(text: str) -> Program:
    """Split a program from its trailers.

    A trailer block is a run of comment lines without an empty line, at the end of
    the program, whose first line is ``# Output:`` or that of another of `TRAILERS`.
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
    _refuse_right_guesses(record)
    code = "\n".join(lines[:stop]).rstrip()
    return Program(
        text,
        code,
        tuple(record.outputs),
        tuple(record.raises),
        tuple(record.guesses),
        record.timeout,
        record.wanted,
    )


def _refuse_near_misses(code: str) -> None:
    for number, text, written in near_misses(code):
        raise TrailerError(
            number,
            f"'{text}' looks like a trailer, but is none; write {written} with these "
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
        whole = head["word"] in ("Output", "Guess")
        end = stop if whole else _next_head(lines, at + 1, stop)
        if whole:
            _refuse_drawings(lines, (at + 1, end), head["word"])
        _read_trailer(lines, head, (at, end), record)
        at = end


def _refuse_drawings(lines: list[str], span: tuple[int, int], word: str) -> None:
    """What is to be drawn would be a line of the output, and get lost unseen."""
    for number in filter(lambda number: is_drawing(lines[number]), range(*span)):
        raise TrailerError(
            number,
            f"'{lines[number].rstrip()}' stands right under {word}, as if it were one "
            "of its lines; leave an empty line before it",
        )


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
    first = [head["rest"].strip()] if head["rest"].strip() else []
    text = "\n".join(first + [uncomment(line) for line in lines[start + 1 : stop]])
    word = head["word"]
    try:
        if word in DRAWINGS:
            record.wanted = record.wanted.adding(word, head["labels"], text, start)
            return
        labels = parse_labels(head["labels"] or "", word)
    except ValueError as error:
        raise TrailerError(start, str(error)) from None
    block = Recorded(labels, text.rstrip(), start, stop)
    if word in ("Timeout", "Guess") and head["labels"]:
        like = "# Timeout: 120" if word == "Timeout" else "# Guess:"
        raise TrailerError(start, f"{word} takes no labels; write {like}")
    match word:
        case "Output":
            record.outputs.append(block)
        case "Raises":
            record.raises.append(block)
        case "Guess":
            record.guesses.append(block)
        case "Timeout":
            record.timeout = _seconds(text, start)


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


def _refuse_right_guesses(record: _Record) -> None:
    """A guess stands among the answers to pick: only one of them may be right."""
    seen = {output.text for output in record.outputs}
    for guess in record.guesses:
        if guess.text in seen:
            raise TrailerError(
                guess.start,
                "this Guess is an Output, or another Guess, word for word; write what "
                "people expect instead, or delete it",
            )
        seen.add(guess.text)


def _unknown_trailer(line: str, head: re.Match[str] | None) -> str:
    word = head["word"] if head else line.lstrip("# ")
    return (
        f"unknown trailer '{word}'; known trailers: {', '.join(TRAILERS)}."
        + did_you_mean(word, TRAILERS)
        + " A comment that belongs to the program stands before its trailers."
    )
