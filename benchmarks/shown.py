"""Whether a tool did the work: what it shows, and what it says it tested."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from benchmarks.corpus import Corpus

_COLOURS = re.compile(r"</?span\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_OUTPUT = re.compile(r"\[example \d{5}: .*\]")
_COUNTS = re.compile(r"(\d+) (passed|tests? collected)")


class WorkMissingError(Exception):
    """A tool that ended well without having done the work; its text says what."""


def outputs_in(html: str) -> set[str]:
    """The outputs of programs that a page shows."""
    lines = _TAG.sub("\n", _COLOURS.sub("", html))
    return set(_OUTPUT.findall(unescape(lines)))


def check_pages(pages: Iterable[Path], corpus: Corpus) -> None:
    """Raise `WorkMissingError` unless the HTML files show what the corpus prints.

    Every output must be there, and none that the corpus doesn't print (any more).
    """
    seen = set().union(*(outputs_in(page.read_text("utf-8")) for page in pages))
    expected = {program.output for program in corpus.programs}
    if missing := sorted(expected - seen):
        raise WorkMissingError(
            f"its pages lack {len(missing)} of {len(expected)} outputs, {missing[0]} "
            "among them"
        )
    if stale := sorted(seen - expected):
        raise WorkMissingError(f"its pages show an output that none prints: {stale[0]}")


def check_tests(said: str, corpus: Corpus) -> None:
    """Raise `WorkMissingError` unless pytest counts as many tests as programs."""
    counts = _COUNTS.findall(said)
    found = int(counts[-1][0]) if counts else 0
    if found != corpus.size:
        raise WorkMissingError(f"it tested {found} examples instead of {corpus.size}")
