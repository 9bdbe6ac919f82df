"""What a writer has still to write: it is marked, and no strict build publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paotong.example import Example, Fault, Where, snippet_path
from paotong.fences import fenced_lines
from paotong.project import Page

MARK = "待写："
_CODE = re.compile(r"`[^`]*`")


def unwritten(page: Page) -> Iterator[Fault]:
    """A fault for each line of a page, and of the programs it shows, that is marked.

    Code in the text may show the mark.
    """
    fenced = fenced_lines(page.text)
    for number, line in enumerate(page.text.split("\n")):
        if number not in fenced and MARK in _CODE.sub("", line):
            yield Fault(page.place(number + 1), _TO_WRITE.format(MARK, line.strip()))
    for example in page.examples:
        if isinstance(example, Example) and MARK in example.program.text:
            yield from _in_program(example)


def _in_program(example: Example) -> Iterator[Fault]:
    for number, line in enumerate(example.program.text.split("\n"), 1):
        if MARK in line:
            message = _TO_WRITE.format(MARK, line.strip())
            if example.file:
                yield Fault(Where(snippet_path(example.file), number), message)
            else:
                yield Fault(example.where, message)


_TO_WRITE = "still to be written, {} and all, before this is published: {}"
