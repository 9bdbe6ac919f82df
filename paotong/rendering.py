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
from paotong.history import History, history
from paotong.notebook import Cell
from paotong.panel import Panel
from paotong.pictures import Picture
from paotong.project import Page
from paotong.script import offered
from paotong.verdict import Verdict

log = logging.getLogger("mkdocs.plugins.paotong")


@dataclass
class Rendering:
    """One page that is being rendered; ``before`` lines of it are front matter.

    ``shown`` are the lines of the fences rendered so far, ``verdicts`` their examples
    with what was found here and elsewhere, ``tree_done`` tells whether the whole page
    has been read, ``lacking`` which missing modules were reported, ``told`` whether
    somebody told which page this is, and will write the files beside it; ``files`` are
    the pictures among them; ``runs`` tells whether its programs are run, or only shown.
    ``written`` is a digest of what the engine wrote into it of
    what it knows of the whole site.
    """

    engine: Engine
    page: Page
    before: int
    shown: list[int] = field(default_factory=list)
    verdicts: list[tuple[Example, Verdict, list[Verdict]]] = field(default_factory=list)
    lacking: set[tuple[str, ...]] = field(default_factory=set)
    tree_done: bool = False
    written: str = ""
    told: bool = False
    runs: bool = True
    files: dict[str, Picture] = field(default_factory=dict)

    def first_without(self, modules: tuple[str, ...]) -> bool:
        """Whether nothing was yet said on this page of ``modules`` being missing."""
        if modules in self.lacking:
            return False
        if modules:
            self.lacking.add(modules)
        return True

    def panel(
        self, example: Example, verdict: Verdict, elsewhere: list[Verdict]
    ) -> Panel:
        """What stands under the program of ``example``, which is rendered next.

        The cells of a notebook run all together: the first that shows anything says
        where, and the others do without.
        """
        before = [other for other, *_ in self.verdicts]
        self.verdicts.append((example, verdict, elsewhere))
        known = any(isinstance(o, Cell) and not o.silent for o in before)
        past: History = {}
        if not known:
            past = history(self.engine.whole(example), self.engine.store)
        if not self.told:
            return Panel(example, verdict, elsewhere, past, known=known)
        file = offered(example)
        return Panel(example, verdict, elsewhere, past, file, known, self.files)

    def where(self, text: str, offset: int = 0) -> Where:
        """The place of the ``offset``-th character of ``text``, which the page holds.

        Where the page holds it several times, the first; where it does not (a part
        of it was rewritten on the way), the page's first line.
        """
        found = max(self.page.text.find(text), 0)
        return self.page.place(self.page.text.count("\n", 0, found + offset) + 1)


_renderings: WeakKeyDictionary[Markdown, Rendering] = WeakKeyDictionary()
_told: ContextVar[tuple[Path, bool, list[Rendering]] | None] = ContextVar(
    "paotong_told", default=None
)


@contextmanager
def page_told(path: Path, runs: bool = True) -> Iterator[list[Rendering]]:
    """Tell which page is rendered inside; yields the renderings that this begins.

    Without ``runs`` its programs are only shown: enough to know what links to where.
    """
    renderings: list[Rendering] = []
    before = _told.set((path, runs, renderings))
    try:
        yield renderings
    finally:
        _told.reset(before)


def begin(md: Markdown, engine: Engine, body: str) -> Rendering:
    """Note that ``md`` now renders ``body``, a page without its front matter."""
    told = _told.get()
    project, (path, runs, renderings) = engine.project, told or (None, True, [])
    page, before = project.page_ending_with(body, path) or (
        project.unknown_page(body),
        0,
    )
    _renderings[md] = Rendering(engine, page, before, told=told is not None, runs=runs)
    renderings.append(_renderings[md])
    return _renderings[md]


def rendering_of(md: Markdown) -> Rendering | None:
    """What ``md`` renders, None if no page of a project."""
    return _renderings.get(md)
