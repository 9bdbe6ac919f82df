"""The repository as the engine sees it: pages under docs/, programs under snippets/."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from paotong.example import Example, Fault, Where, load_example
from paotong.fences import Fence, find_fences
from paotong.includes import INCLUDE_LINE, named_includes, orphans
from paotong.kept import settled
from paotong.names import with_faults
from paotong.notebook import Notebook, read_notebook
from paotong.places import NOTEBOOK, page_paths
from paotong.stamps import Stamp, stamp, stamps_of

_FRONT_MATTER = re.compile(r"\A---\s*\n.*?^(?:---|\.\.\.)\s*$", re.DOTALL | re.M)


@dataclass(frozen=True)
class Page:
    """A page: where it is, its Markdown, its fences, and what each of them is."""

    path: Path
    text: str
    fences: tuple[Fence, ...]
    examples: tuple[Example | Fault, ...]
    name: str
    places: tuple[tuple[int, int], ...] = ()

    def place(self, line: int) -> Where:
        """A line of the page (from 1), as messages name it.

        For a notebook, whose text stands in JSON, the line where its cell begins.
        """
        before = [there for here, there in self.places if here <= line]
        return Where(self.name, before[-1] if before else line)

    def at(self, line: int) -> Example | Fault | None:
        """The example (or fault) whose fence opens on ``line``."""
        opened = zip(self.fences, self.examples, strict=True)
        return next((e for fence, e in opened if fence.line == line), None)


@dataclass
class Project:
    """A folder with mkdocs.yml, docs/ and snippets/, read again as its files change."""

    root: Path
    _texts: dict[Path, tuple[Stamp, str]] = field(default_factory=dict)
    _notebooks: dict[Path, tuple[Stamp, Notebook]] = field(default_factory=dict)
    _pages: dict[Path, tuple[list[Stamp], Page]] = field(default_factory=dict)

    @property
    def docs(self) -> Path:
        """The folder of the pages."""
        return self.root / "docs"

    @property
    def snippets(self) -> Path:
        """The folder of the programs."""
        return self.root / "snippets"

    def page(self, path: Path) -> Page:
        """The page at ``path``, with its examples as they are now."""
        if path.suffix == NOTEBOOK:
            return self._notebook_page(self.notebook(path))
        text, started = self._text(path), time.time()
        included = _included(text, self.snippets)
        stamps = stamps_of(included)
        known = self._pages.get(path)
        if known and stamps and known[0] == stamps and known[1].text == text:
            return known[1]
        page = self._parse(path, text)
        if stamps and settled(included, started):  # else they may still change unseen
            self._pages[path] = stamps, page
        return page

    def notebook(self, path: Path) -> Notebook:
        """The notebook at ``path``, read again only when it has changed."""
        known = self._notebooks.get(path)
        seen = stamp(path)
        if known is None or known[0] != seen:
            name = path.relative_to(self.root).as_posix()
            known = seen, read_notebook(path, name)
            self._notebooks[path] = known
        return known[1]

    def pages(self) -> Iterator[Page]:
        """Every page, in the order of their paths."""
        for path in self.page_paths():
            yield self.page(path)

    def page_ending_with(
        self, body: str, told: Path | None = None
    ) -> tuple[Page, int] | None:
        """The page whose text ends with ``body``, and the lines of it that come before.

        Renderers hand over a page without its front matter and without its name;
        this finds both again: the page ``told`` if it fits, or else, of those that do,
        the one with the least before ``body``.
        """
        paths = [told] if told and told.is_file() else []
        fitting = [path for path in paths if self._text(path).endswith(body)] or [
            path for path in self.page_paths() if self._text(path).endswith(body)
        ]
        if not body.strip() or not fitting:
            return None
        best = min(fitting, key=lambda path: len(self._text(path)))
        before = self._text(best)[: -len(body)]
        return self.page(best), before.count("\n")

    def unknown_page(self, text: str) -> Page:
        """A page for text that no file under docs/ holds."""
        return self._parse(self.docs / "(text)", text)

    def first_page(self) -> Path | None:
        """The page that answers for the whole site: the home page, if it has a body.

        A page without a body is never handed to Python-Markdown.
        """
        home = self.docs / "index.md"
        if home.is_file() and self._has_body(home):
            return home
        return next(filter(self._has_body, page_paths(self.docs)), None)

    def faults(self) -> list[Fault]:
        """What is wrong with the site as a whole: programs that no page shows."""
        paths = self.page_paths()
        broken = [
            self.notebook(path).fault for path in paths if path.suffix == NOTEBOOK
        ]
        return [fault for fault in broken if fault] + [
            Fault(
                Where(path.relative_to(self.root).as_posix(), 1),
                "orphan snippet: no page shows it, and no program that is shown "
                "imports it; include it in a page, or delete it",
            )
            for path in orphans(map(self._text, paths), self.snippets)
        ]

    def missing_includes(self, page: Page) -> list[Fault]:
        """Includes outside python fences whose file does not exist."""
        inside = {e.where.line for e in page.examples if isinstance(e, Fault)}
        faults = []
        for include in INCLUDE_LINE.finditer(page.text):
            line = page.text.count("\n", 0, include.start()) + 1
            missing = not (self.snippets / include["path"]).is_file()
            if missing and line - 1 not in inside:
                where = Where(page.path.relative_to(self.root).as_posix(), line)
                faults.append(
                    Fault(
                        where,
                        f"snippets/{include['path']} does not exist; create it, "
                        "or mend the path",
                    )
                )
        return faults

    def _parse(self, path: Path, text: str) -> Page:
        fences = tuple(find_fences(text))
        loaded = (load_example(fence, path, self.root) for fence in fences)
        examples = with_faults(loaded)
        return Page(
            path, text, fences, examples, path.relative_to(self.root).as_posix()
        )

    def _notebook_page(self, notebook: Notebook) -> Page:
        """A notebook as a page, whose fences are its code cells."""
        fences = tuple(find_fences(notebook.markdown))
        page = Page(
            notebook.origin,
            notebook.markdown,
            fences,
            (),
            notebook.where.path,
            notebook.places,
        )
        cells = {cell.line: cell for cell in notebook.cells}
        examples = tuple(
            cells.get(fence.line) or Fault(page.place(fence.line), _NO_CELL)
            for fence in fences
        )
        return replace(page, examples=examples)

    def page_paths(self) -> list[Path]:
        """The paths of all pages, in their order."""
        return list(page_paths(self.docs))

    def _has_body(self, path: Path) -> bool:
        return bool(_FRONT_MATTER.sub("", self._text(path)).strip())

    def _text(self, path: Path) -> str:
        """The Markdown of a page, read again only when it has changed."""
        if path.suffix == NOTEBOOK:
            return self.notebook(path).markdown
        seen = stamp(path)
        known = self._texts.get(path)
        if known is None or known[0] != seen:
            known = seen, path.read_text("utf-8-sig")
            self._texts[path] = known
        return known[1]


_NO_CELL = (
    "the python fences in a notebook's text are not run; make this one a code cell"
)


def _included(text: str, snippets: Path) -> list[Path]:
    """The programs that a page includes, none if some are included in other ways."""
    return [snippets / name for name in named_includes(text) or ()]
