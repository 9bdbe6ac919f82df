"""How Chinese and Latin are typed side by side, and names of products: AutoCorrect.

It is given the prose of a page only, without its code, and with what boxes hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import autocorrect_py
import yaml

from paotong.example import Fault
from paotong.project import Page
from writing.plain import CODE, prose_lines

RULES = ".autocorrectrc"
# What stands in place of code: a sign that no page holds, and that is no word's.
_SIGN = "\ue000"
_PLACE = re.compile(rf"(?P<tick>`?){_SIGN}(?P<number>\d+){_SIGN}(?P=tick)")


def load_rules(root: Path) -> None:
    """Let AutoCorrect keep to the rules of the project at ``root``."""
    rules = yaml.safe_load((root / RULES).read_text("utf-8"))
    autocorrect_py.load_config(json.dumps(rules))


def typing_faults(page: Page) -> Iterator[Fault]:
    """What AutoCorrect would type otherwise in a page; `load_rules` comes first."""
    for number, line in enumerate(prose_lines(page.text), 1):
        right = _corrected(line.text)
        if line.text != right:
            was, will = _apart(line.text, right)
            message = f"“{was}” should be “{will}” (AutoCorrect; nox -s fix types it)"
            yield Fault(page.place(number), message)


def corrected(text: str) -> str:
    """A page as AutoCorrect would type it; `load_rules` comes first."""
    lines = prose_lines(text)
    return "\n".join(str(replace(each, text=_corrected(each.text))) for each in lines)


def _corrected(text: str) -> str:
    """A line of prose as it should be typed; code and addresses in it stay."""
    kept: list[str] = []

    def put_away(found: re.Match[str]) -> str:
        kept.append(found[0])
        place = f"{_SIGN}{len(kept) - 1}{_SIGN}"
        return f"`{place}`" if found["ticks"] else place

    masked = str(autocorrect_py.format(CODE.sub(put_away, text)))
    return _PLACE.sub(lambda found: kept[int(found["number"])], masked)


def _apart(one: str, other: str, around: int = 8) -> tuple[str, str]:
    """The parts in which two texts differ, with a few signs around."""
    start = _shared(one, other)
    back = _shared(one[start:][::-1], other[start:][::-1])
    low, rest = max(start - around, 0), max(back - around, 0)
    return one[low : len(one) - rest], other[low : len(other) - rest]


def _shared(one: str, other: str) -> int:
    """How many signs at the start of two texts are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    return next((n for n, (a, b) in pairs if a != b), shorter)
