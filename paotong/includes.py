"""Includes: which files of snippets/ a text names, and which no text does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from paotong.needs import python_files, with_imports

INCLUDE_LINE = re.compile(r'^[> \t]*-{1,}8<-{1,}[ \t]+"(?P<path>[^":]+)', re.MULTILINE)

# What includes in any of its ways; behind a semicolon it only shows how.
_SCISSORS = re.compile(r"(?<![;-])-+8<-")


def named_includes(text: str) -> list[str] | None:
    """The files that a text includes, None if it may include some in other ways."""
    named = INCLUDE_LINE.findall(text)
    return named if len(named) == len(_SCISSORS.findall(text)) else None


def may_include(text: str, snippets: Path) -> set[Path]:
    """The files that a text may include, and those that these may.

    All of ``snippets``, if it may include some in a way that is not read here.
    """
    found: set[Path] = set()
    waiting = [text]
    while waiting:
        text = waiting.pop()
        named = named_includes(text)
        if named is None:
            return set(snippets.rglob("*")) | {snippets}
        files = {snippets / name for name in named} - found
        found |= files
        waiting += [f.read_text("utf-8", "replace") for f in files if f.is_file()]
    return found


def orphans(texts: Iterable[str], snippets: Path) -> list[Path]:
    """The programs that no text includes and no included program imports."""
    named = {name for text in texts for name in INCLUDE_LINE.findall(text)}
    named = {str(snippets / name) for name in named}
    unnamed = sorted(Path(p) for p in python_files(snippets) if p not in named)
    if not unnamed:
        return []  # without a look into every one of them
    shown = {Path(name).resolve() for name in named}
    used = with_imports(shown, snippets)
    return [path for path in unnamed if path.resolve() not in used]
