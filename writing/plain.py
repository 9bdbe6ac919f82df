"""The prose of a page, line for line, apart from its code and from what boxes add.

What stands in a box (``!!!``, ``???``, ``===``) is indented: tools that know nothing of
boxes take it for code, and look at nothing there. Here it is not, and every line keeps
its number, so that what they find is found in the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from paotong.fences import fenced_lines
from paotong.prose import OPENING

_TOLD = re.compile(r"(?P<before>(?:title|description): +)(?P<text>.*)")
_MARKER = re.compile(r" {0,3}---\s*")
_BOX = re.compile(
    r'(?P<before> *(?:!!!|\?\?\?\+?|===)[^"]*")(?P<text>.*)(?P<after>" *)'
)
_NO_PROSE = re.compile(r" *(?:<!--.*-->|-{1,}8<-{1,}.*) *")
CODE = re.compile(
    r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
    r"|\$[^$\n]+\$"  # a formula
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"  # the target of a link
    r"|https?://[\w./#?&=%:~+-]+"
    r"|<[^>\n]+>|\{ *[.#:][^}\n]*\}"  # HTML, attributes
)


@dataclass(frozen=True)
class Line:
    """A line of a page: its prose, and what stands before and behind that."""

    before: str = ""
    text: str = ""
    after: str = ""

    def __str__(self) -> str:
        return self.before + self.text + self.after


def prose_lines(text: str) -> list[Line]:
    """The lines of a page as prose; one that is none has no text, only what it is."""
    lines, fenced = text.split("\n"), fenced_lines(text)
    head = _front_matter(lines)
    told = [_line(_TOLD, line) for line in lines[:head]]
    body = enumerate(lines[head:], head)
    return told + [Line(line) if n in fenced else _body_line(line) for n, line in body]


def _front_matter(lines: list[str]) -> int:
    """The number of lines that are front matter."""
    marks = [number for number, line in enumerate(lines) if _MARKER.fullmatch(line)]
    return marks[1] + 1 if len(marks) > 1 and marks[0] == 0 else 0


def _body_line(line: str) -> Line:
    if OPENING.fullmatch(line):
        return _line(_BOX, line)
    if _NO_PROSE.fullmatch(line):
        return Line(line)
    text = line.lstrip(" ")
    return Line(line[: len(line) - len(text)], text)


def _line(pattern: re.Pattern[str], line: str) -> Line:
    found = pattern.fullmatch(line)
    if found is None:
        return Line(line)
    return Line(found["before"], found["text"], found.groupdict().get("after", ""))


def without_code(text: str) -> str:
    """A line of prose with blanks in place of code, formulas, addresses and HTML."""
    return CODE.sub(lambda found: " " * len(found[0]), text)


def outside_code(text: str, changed: Callable[[str], str]) -> str:
    """A line of prose of which everything is changed that `without_code` leaves."""
    parts, start = [], 0
    for code in CODE.finditer(text):
        parts += [changed(text[start : code.start()]), code[0]]
        start = code.end()
    return "".join([*parts, changed(text[start:])])


def without_boxes(text: str) -> str:
    """A page whose boxes hold what they hold without its indentation."""
    fenced, inside, made = fenced_lines(text), [0], []
    for number, line in enumerate(text.split("\n")):
        indent = len(line) - len(line.lstrip(" "))
        while line.strip() and number not in fenced and indent < inside[-1]:
            inside.pop()
        made.append(line[min(indent, inside[-1]) :])
        if number not in fenced and OPENING.fullmatch(line):
            inside.append(indent + 4)
    return "\n".join(made)
