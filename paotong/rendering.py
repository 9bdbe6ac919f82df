"""The page that Python-Markdown is rendering: which one it is, and where in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from markdown import Markdown

from paotong.engine import Engine
from paotong.example import Example, Where
from paotong.project import Page
from paotong.verdict import Verdict

log = logging.getLogger("mkdocs.plugins.paotong")


@dataclass
class Rendering:
    """One page that is being rendered; ``before`` lines of it are front matter.

    ``shown`` are the lines of the fences rendered so far, ``verdicts`` their examples
    with what was found here and elsewhere, ``tree_done`` tells whether the whole page
    has been read, ``lacking`` which missing modules were reported.
    """

    engine: Engine
    page: Page
    before: int
    shown: list[int] = field(default_factory=list)
    verdicts: list[tuple[Example, Verdict, list[Verdict]]] = field(default_factory=list)
    lacking: set[tuple[str, ...]] = field(default_factory=set)
    tree_done: bool = False

    def first_without(self, modules: tuple[str, ...]) -> bool:
        """Whether nothing was yet said on this page of ``modules`` being missing."""
        if modules in self.lacking:
            return False
        if modules:
            self.lacking.add(modules)
        return True

    def where(self, text: str, offset: int = 0) -> Where:
        """The place of the ``offset``-th character of ``text``, which the page holds.

        Where the page holds it several times, the first; where it does not (a part
        of it was rewritten on the way), the page's first line.
        """
        found = max(self.page.text.find(text), 0)
        return self.page.place(self.page.text.count("\n", 0, found + offset) + 1)


_renderings: WeakKeyDictionary[Markdown, Rendering] = WeakKeyDictionary()
_told: ContextVar[tuple[Path, list[Rendering]] | None] = ContextVar(
    "paotong_told", default=None
)


@contextmanager
def page_told(path: Path) -> Iterator[list[Rendering]]:
    """Tell which page is rendered inside; yields the renderings that this begins."""
    renderings: list[Rendering] = []
    before = _told.set((path, renderings))
    try:
        yield renderings
    finally:
        _told.reset(before)


def begin(md: Markdown, engine: Engine, body: str) -> Rendering:
    """Note that ``md`` now renders ``body``, a page without its front matter."""
    project, (path, renderings) = engine.project, _told.get() or (None, [])
    page, before = project.page_ending_with(body, path) or (
        project.unknown_page(body),
        0,
    )
    _renderings[md] = Rendering(engine, page, before)
    renderings.append(_renderings[md])
    return _renderings[md]


def rendering_of(md: Markdown) -> Rendering | None:
    """What ``md`` renders, None if no page of a project."""
    return _renderings.get(md)
