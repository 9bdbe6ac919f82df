"""Scissors (``--8<--``) hidden from a builder that would look for them.

Zensical does not know which files a page includes: it makes every page with scissors
anew whenever any page is saved. Where they stand behind a veil it does not see them,
and the engine lifts the veil before anything else reads the page.
"""

from __future__ import annotations

import re

_VEIL = "\N{BLACK SCISSORS}"
_SCISSORS = re.compile(rf"^([ \t]*)({_VEIL}*-+8<)", re.MULTILINE)
_VEILED = re.compile(rf"^([ \t]*){_VEIL}({_VEIL}*-+8<)")


def hide(text: str) -> str:
    """A page whose scissors nobody sees who does not `reveal` them."""
    return _SCISSORS.sub(rf"\1{_VEIL}\2", text)


def reveal(line: str) -> str:
    """A line of a page as it was before it was hidden."""
    return _VEILED.sub(r"\1\2", line)
