"""Comparing what a program printed with what is recorded."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_ANY = "..."

LineMatch = Callable[[str, str], bool]


def matches(expected: str, actual: str, loose: frozenset[str] = frozenset()) -> bool:
    """Whether ``actual`` is what ``expected`` records.

    Spaces at the end of lines and of the text never count. ``...`` in ``expected``
    stands for anything inside a line, or for any lines when it stands alone.
    ``loose`` may hold ``unordered`` (lines in any order), ``measured`` (words must
    match, numbers may not) and ``approx`` (numbers agree to the digits as written).
    """
    wanted, got = lines_of(expected), lines_of(actual)
    match = _line_match(loose)
    if "unordered" in loose:
        return _match_unordered(wanted, got, match)
    return _match_ordered(wanted, got, match)


def first_difference(
    expected: str, actual: str, loose: frozenset[str] = frozenset()
) -> int:
    """The index of the first recorded line that ``actual`` does not answer, from 0.

    The number of recorded lines where all are answered and more was printed.
    """
    wanted, got = lines_of(expected), lines_of(actual)
    match = _line_match(loose)
    if "unordered" in loose:
        unanswered = (
            number
            for number, want in enumerate(wanted)
            if want.strip() != _ANY and not any(match(want, line) for line in got)
        )
        return next(unanswered, len(wanted))
    reachable = {0}
    for number, want in enumerate(wanted):
        reachable = _reached(want, got, reachable, match)
        if not reachable:
            return number
    return len(wanted)


def lines_of(text: str) -> list[str]:
    """The lines that count: without spaces at their ends, without empty last lines."""
    text = text.rstrip()
    return [line.rstrip() for line in text.split("\n")] if text else []


def uses_wildcard(expected: str) -> bool:
    """Whether a recorded output holds the wildcard ``...``."""
    return _ANY in expected


def _line_match(loose: frozenset[str]) -> LineMatch:
    if "measured" in loose:
        return lambda want, got: _wildcard(
            _words(_THOUSANDS.sub("", want)), _words(_THOUSANDS.sub("", got))
        )
    if "approx" in loose:
        return _approx
    return _wildcard


def _wildcard(want: str, got: str) -> bool:
    first, *rest = want.split(_ANY)
    if not rest:
        return want == got
    *middle, last = rest
    if not (got.startswith(first) and got.endswith(last)):
        return False
    at, end = len(first), len(got) - len(last)
    for part in middle:  # the first place is as good as any later one
        found = got.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return at <= end


def _words(line: str) -> str:
    """A line with its numbers replaced, and the spaces that aligned them."""
    return re.sub(r" +", " ", _NUMBER.sub("0", line))


def _approx(want: str, got: str) -> bool:
    parts = want.split(_ANY)
    found = re.fullmatch(".*?".join(map(_number_pattern, parts)), got)
    numbers = [number for part in parts for number in _NUMBER.findall(part)]
    return found is not None and all(map(_agree, numbers, found.groups()))


def _number_pattern(part: str) -> str:
    """A pattern for a piece of a line: a group for each number, any alignment."""
    words = (re.escape(word) for word in _NUMBER.split(part))
    return re.sub(r"(?:\\ )+", " +", f"({_NUMBER.pattern})".join(words))


def _agree(want: str, got: str) -> bool:
    """Whether two numbers agree to the digits of ``want``: half a unit of its last."""
    digits, _, exponent = want.lower().partition("e")
    half = Decimal(f"0.5e{int(exponent or 0) - len(digits.partition('.')[2])}")
    try:
        return abs(Decimal(want) - Decimal(got)) <= half
    except ArithmeticError:  # too far apart for any number
        return False


def _match_ordered(wanted: list[str], got: list[str], match: LineMatch) -> bool:
    """Match line by line; a lone ``...`` takes any number of lines."""
    reachable = {0}
    for want in wanted:
        reachable = _reached(want, got, reachable, match)
        if not reachable:
            return False
    return len(got) in reachable


def _reached(
    want: str, got: list[str], reachable: set[int], match: LineMatch
) -> set[int]:
    """How many lines may be answered with ``want``, if so many may be before it."""
    if want.strip() == _ANY:
        return set(range(min(reachable), len(got) + 1))
    return {n + 1 for n in reachable if n < len(got) and match(want, got[n])}


def _match_unordered(wanted: list[str], got: list[str], match: LineMatch) -> bool:
    """Match lines in any order, by augmenting paths; a lone ``...`` takes the rest."""
    fixed = [want for want in wanted if want.strip() != _ANY]
    if len(got) < len(fixed) or (len(got) > len(fixed) and len(fixed) == len(wanted)):
        return False
    taken: dict[int, int] = {}

    def place(number: int, seen: set[int]) -> bool:
        spots = [n for n, line in enumerate(got) if match(fixed[number], line)]
        for spot in sorted(spots, key=taken.__contains__):  # free ones first
            if spot not in seen:
                seen.add(spot)
                if spot not in taken or place(taken[spot], seen):
                    taken[spot] = number
                    return True
        return False

    return all(place(number, set()) for number in range(len(fixed)))
