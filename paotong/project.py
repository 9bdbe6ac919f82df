"""The repository as the engine sees it: pages under docs/, programs under snippets/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from paotong.example import Example, Fault, Where, load_example
from paotong.fences import Fence, find_fences
from paotong.needs import imported_names

_FRONT_MATTER = re.compile(r"\A---\s*\n.*?^(?:---|\.\.\.)\s*$", re.DOTALL | re.M)
_INCLUDE_LINE = re.compile(r'^[> \t]*-{1,}8<-{1,}[ \t]+"(?P<path>[^":]+)', re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A Markdown page: where it is, its text, its fences and its examples."""

    path: Path
    text: str
    fences: tuple[Fence, ...]
    examples: tuple[Example | Fault, ...]

    def at(self, line: int) -> Example | Fault | None:
        """The example (or fault) whose fence opens on ``line``."""
        return next((e for e in self.examples if e.where.line == line), None)


@dataclass
class Project:
    """A folder with mkdocs.yml, docs/ and snippets/, read again as its files change."""

    root: Path
    _texts: dict[Path, tuple[tuple[int, int], str]] = field(default_factory=dict)

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
        return self._parse(path, self._text(path))

    def pages(self) -> Iterator[Page]:
        """Every page, in the order of their paths."""
        for path in self._page_paths():
            yield self.page(path)

    def page_ending_with(self, body: str) -> tuple[Page, int] | None:
        """The page whose text ends with ``body``, and the lines of it that come before.

        Renderers hand over a page without its front matter and without its name;
        this finds both again. Of several, the one with the least before ``body``.
        """
        fitting = [
            path for path in self._page_paths() if self._text(path).endswith(body)
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
        home, paths = self.docs / "index.md", self._page_paths()
        with_body = [path for path in paths if self._has_body(path)]
        return home if home in with_body else next(iter(with_body), None)

    def faults(self) -> list[Fault]:
        """What is wrong with the site as a whole: programs that no page shows."""
        shown, pages = set(), list(self.pages())
        for page in pages:
            for include in _INCLUDE_LINE.finditer(page.text):
                shown.add((self.snippets / include["path"]).resolve())
        used = _with_imports(shown, self.snippets)
        orphans = sorted(
            path for path in self.snippets.rglob("*.py") if path.resolve() not in used
        )
        return [
            Fault(
                Where(path.relative_to(self.root).as_posix(), 1),
                "orphan snippet: no page shows it, and no program that is shown "
                "imports it; include it in a page, or delete it",
            )
            for path in orphans
        ]

    def missing_includes(self, page: Page) -> list[Fault]:
        """Includes outside python fences whose file does not exist."""
        inside = {e.where.line for e in page.examples if isinstance(e, Fault)}
        faults = []
        for include in _INCLUDE_LINE.finditer(page.text):
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
        examples = tuple(load_example(fence, path, self.root) for fence in fences)
        return Page(path, text, fences, examples)

    def _page_paths(self) -> list[Path]:
        # An editor's lock beside a page may be a link that leads nowhere.
        return sorted(path for path in self.docs.rglob("*.md") if path.is_file())

    def _has_body(self, path: Path) -> bool:
        return bool(_FRONT_MATTER.sub("", self._text(path)).strip())

    def _text(self, path: Path) -> str:
        """The text of a file, read again only when it has changed."""
        stat = path.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self._texts.get(path)
        if known is None or known[0] != stamp:
            known = stamp, path.read_text("utf-8-sig")
            self._texts[path] = known
        return known[1]


def find_root(start: Path) -> Path:
    """The nearest folder at or above ``start`` that holds mkdocs.yml.

    Raises:
        FileNotFoundError: there is none.
    """
    for folder in [start.resolve(), *start.resolve().parents]:
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise FileNotFoundError(f"no mkdocs.yml in {start} or above it")


def _with_imports(files: set[Path], top: Path) -> set[Path]:
    """``files`` and the modules under ``top`` that they import, and so on."""
    waiting = [(file, file.parent) for file in files if file.is_file()]
    seen: set[tuple[Path, Path]] = set()
    while waiting:
        file, home = waiting.pop()
        if (file, home) not in seen:
            seen.add((file, home))
            waiting += [(module, home) for module in _local_imports(file, home, top)]
    return {file for file, _ in seen}


def _local_imports(file: Path, home: Path, top: Path) -> set[Path]:
    """The modules that ``file`` imports or names, beside it or the program in ``home``.

    A program finds the modules of its own folder, also from inside a package.
    """
    text = file.read_text("utf-8", "replace")
    names = imported_names(text)
    return {
        path.resolve()
        for folder in {home, file.parent}
        for path in folder.rglob("*.py")
        if path != file
        and path.is_relative_to(top)
        and (
            path.relative_to(folder).parts[0].removesuffix(".py") in names
            or f'"{path.name}"' in text
        )
    }
