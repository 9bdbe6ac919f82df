"""What of ours stands in the HTML of a page; it loads nothing of the engine."""

from __future__ import annotations

import re
from html import unescape

EXAMPLE = '<div class="pt-example"'
LINE = ' data-line="{}"'
ROWS = "pt-rows"  # the class of the table of all examples


def lines_shown(html: str) -> list[int]:
    """The lines of the fences whose examples stand in ``html``.

    No program and no output can pass for an example: their ``<`` are escaped.
    """
    return [int(line) for line in re.findall(EXAMPLE + LINE.format(r"(\d+)"), html)]


def without_lines(html: str) -> str:
    """``html`` as readers get it, to whom the lines of fences say nothing."""
    return re.sub(EXAMPLE + LINE.format(r"\d*"), EXAMPLE, html)


def names_shown(html: str) -> set[str]:
    """The names of the examples that stand in ``html``."""
    found = re.findall(rf'{EXAMPLE}[^>]* id="([^"]*)"', html)
    return set(map(unescape, found))


def without_rows(html: str) -> str:
    """``html`` without the table of all examples, which search is to leave out.

    Material reads it nevertheless, every cell, for a tenth of a second.
    """
    return _ROWS.sub("", html)


_ROWS = re.compile(
    rf'<table class="{ROWS}"[^>]* data-search-exclude\b[^>]*>.*?</table>', re.DOTALL
)
