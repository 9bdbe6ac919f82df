"""Parts of pages that the engine writes: ``<!-- paotong: ledger -->`` on a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paotong.example import Fault
from paotong.fences import fenced_lines
from paotong.labels import did_you_mean
from paotong.project import Page

PARTS = (
    "changelog",
    "concept-map",
    "glossary",
    "ledger",
    "ledger-changes",
    "ledger-totals",
    "misconceptions",
)
_PART = re.compile(r"<!-- *paotong: *(?P<name>[\w-]+) *-->\s*")


@dataclass(frozen=True)
class Part:
    """A place for a part of this name, and its line in the page, from 1."""

    name: str
    line: int


def find_parts(text: str) -> list[Part]:
    """The places for parts in a page, in their order."""
    fenced = fenced_lines(text)
    lines = enumerate(text.split("\n"))
    named = ((n, part_named(line)) for n, line in lines if n not in fenced)
    return [Part(name, n + 1) for n, name in named if name]


def part_named(line: str) -> str | None:
    """The name of the part for which a line holds the place, None if it does not."""
    found = _PART.fullmatch(line)
    return found["name"] if found else None


def unknown_parts(parts: list[Part], page: Page) -> list[Fault]:
    """A fault for each part of a page that is not known."""
    return [
        Fault(
            page.place(part.line),
            f"there is no part '{part.name}' to put here; known parts: "
            f"{', '.join(PARTS)}.{did_you_mean(part.name, PARTS)}",
        )
        for part in parts
        if part.name not in PARTS
    ]
