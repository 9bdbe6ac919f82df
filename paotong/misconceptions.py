"""Misconceptions: the boxes ``!!! failure "误区：…"`` of a page, and what refutes them.

A box holds a belief in a reader's words. What refutes it is the example of the page
that the box links to, or the first program in the box, or else a source elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.toc import unique
from pymdownx.slugs import slugify

from paotong.example import Example, Fault, Where
from paotong.fences import fenced_lines
from paotong.names import example_id
from paotong.project import Page

# As Python-Markdown and pymdownx.details read it.
_BOX = re.compile(
    r"(?P<indent> *)(?:!!!|\?\?\?\+?) ?(?P<kinds>[\w-]+(?: +[\w-]+)*)"
    r' +"(?P<title>.*?)" *'
)
TITLE = re.compile(r"误区(?P<belief>.*)", re.DOTALL)
_TO_HERE = re.compile(r"\]\(#(?P<anchor>[^()\s]+)\)")
_SOURCE = re.compile(r"\]\(https?://")
_RIGHT = re.compile(r"正确的[^：:，。]{1,4}[：:]\s*")
_slug = slugify(case="lower")


@dataclass(frozen=True)
class Misconception:
    """A belief that a page refutes, as Markdown, and where its box stands.

    ``anchor`` is the id of the box on its page, ``run`` that of the example which
    refutes it (empty if only a source does), ``right`` what the box says after
    正确的说法：, as Markdown (empty if it says nothing so).
    """

    belief: str
    where: Where
    anchor: str
    run: str = ""
    right: str = ""


@dataclass(frozen=True)
class _Box:
    title: str
    start: int
    stop: int


def find_misconceptions(page: Page) -> tuple[list[Misconception], list[Fault]]:
    """The misconceptions of a page in their order, and what is wrong with its boxes."""
    lines, fenced = page.text.split("\n"), fenced_lines(page.text)
    found: list[Misconception] = []
    faults: list[Fault] = []
    used: set[str] = set()
    for box in _boxes(lines, fenced):
        belief = belief_in(box.title)
        if belief is None:
            continue
        where, anchor = page.place(box.start + 1), box_id(box.title, used)
        prose = [lines[n] for n in range(box.start + 1, box.stop) if n not in fenced]
        run = _run_in(page, box, "\n".join(prose))
        right = next(filter(None, map(_right_in, prose)), "")
        found.append(Misconception(belief, where, anchor, run, right))
        if not belief:
            faults.append(Fault(where, _NO_BELIEF))
        elif not run and not any(map(_SOURCE.search, prose)):
            faults.append(Fault(where, _NOT_REFUTED))
    return found, faults


def belief_in(title: str) -> str | None:
    """The belief in the title of a box, None if it is no misconception."""
    found = TITLE.fullmatch(title.strip())
    return found["belief"].lstrip("：: 0123456789") if found else None


def box_id(title: str, used: set[str]) -> str:
    """The id of a box with this title, as Markdown; it is put into ``used``."""
    return str(unique(_slug(title, "-"), used))


def _boxes(lines: list[str], fenced: set[int]) -> Iterator[_Box]:
    """The boxes that tell of a failure, in the lines that are not fenced."""
    for start, line in enumerate(lines):
        box = _BOX.fullmatch(line.expandtabs(4)) if start not in fenced else None
        if box and "failure" in box["kinds"].split():
            yield _Box(box["title"], start, _end(lines, start, len(box["indent"])))


def _end(lines: list[str], start: int, indent: int) -> int:
    """The index behind the last line of the box that starts at ``start``."""
    stop = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number].expandtabs(4)
        if line.strip() and len(line) - len(line.lstrip()) < indent + 4:
            break
        stop = number + 1
    return stop


def _right_in(line: str) -> str:
    """What a line says that tells what is right, empty if it does not."""
    found = _RIGHT.match(line.strip())
    return line.strip()[found.end() :] if found else ""


def _run_in(page: Page, box: _Box, prose: str) -> str:
    """The id of the example that refutes the belief of a box, empty if none does."""
    opened = zip(page.fences, page.examples, strict=True)
    names = {e: f.line for f, e in opened if isinstance(e, Example)}
    known = {example_id(example) for example in names}
    linked = (found["anchor"] for found in _TO_HERE.finditer(prose))
    inside = (e for e, line in names.items() if box.start < line - 1 < box.stop)
    runs = [*filter(known.__contains__, linked), *map(example_id, inside)]
    return next(iter(runs), "")


_NO_BELIEF = (
    'this box names no belief; write it in a reader\'s words: !!! failure "误区：……"'
)
_NOT_REFUTED = (
    "nothing refutes this misconception: put a program into the box, or link to the "
    "example of this page that does, such as [上面的程序](#its_name), or to a source"
)
