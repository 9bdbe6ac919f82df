"""The same site by MkDocs, Zensical and ProperDocs, compared page by page.

``python -m tests.site.successors`` builds the three and prints a table: a row for each
page, with what differs of its article and why it may, the verdicts on its programs,
what search knows of it and finds there. The tests compare by the same code.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from paotong.engine import engine_of
from paotong.glossary import read_glossary
from paotong.successor import make_successor
from paotong.successor_keys import Keys
from tests.site.articles import REASONS, Article
from tests.site.conftest import ROOT, BuiltPage

_ZERO_WIDTH = "\u200b"  # MkDocs' search marks words of Chinese with it
_INDEXES = ("search/search_index.json", "search.json")
_SHOWN = 12  # differing lines


def _build(*command: str) -> None:
    """Build with a command, which is to find nothing to warn of."""
    environment = os.environ | {"NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    said = run.stdout + run.stderr
    assert run.returncode == 0, said[-5000:]
    assert "warning" not in said.lower(), said[-5000:]


def build_mkdocs(folder: Path) -> Path:
    """The site as MkDocs builds it."""
    _build("mkdocs", "build", "--strict", "-d", str(folder))
    return folder


def build_zensical(folder: Path) -> Path:
    """The site as Zensical builds it in a folder."""
    config = make_successor(Keys(engine_of(ROOT)), folder)
    _build("zensical", "build", "--strict", "--config-file", str(config))
    return folder / "site"


def build_properdocs(folder: Path) -> Path:
    """The site as ProperDocs builds it."""
    options = ["-f", str(ROOT / "mkdocs.yml"), "-d", str(folder)]
    _build("properdocs", "build", "--strict", *options)
    return folder


BUILDERS = {"Zensical": build_zensical, "ProperDocs": build_properdocs}


def names(site: Path) -> list[str]:
    """The pages of a built site."""
    # What a server shows for a wrong address is laid out by the theme, not by us.
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name for name in found if name != "404.html")


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path

    @cached_property
    def sections(self) -> dict[str, dict[str, str]]:
        """What search knows: words without tags, by page and the section's address."""
        index = next(self.folder / i for i in _INDEXES if (self.folder / i).is_file())
        facts = json.loads(index.read_text("utf-8"))
        found: dict[str, dict[str, str]] = {}
        for item in facts["docs"] if "docs" in facts else facts["items"]:
            page = item["location"].partition("#")[0] + "index.html"
            words = _words(item["title"] + item["text"])
            found.setdefault(page, {})[item["location"]] = words
        return found

    def hits(self, page: str) -> Counter[str]:
        """In how many sections of a page each term of the glossary is found."""
        terms, _ = read_glossary(ROOT)
        known = self.sections.get(page, {}).values()
        return Counter(
            {t.chinese: sum(t.chinese in words for words in known) for t in terms}
        )

    def verdicts(self, page: str) -> list[str]:
        """The verdicts on the examples of a page."""
        path = self.folder / page
        return BuiltPage(path).verdicts if path.is_file() else []

    def article(self, page: str) -> Article | None:
        """The article of a page, None if there is no such page."""
        path = self.folder / page
        return Article(path) if path.is_file() else None


def _words(html: str) -> str:
    text = unescape(re.sub(r"<[^>]*>", "", html.replace(_ZERO_WIDTH, "")))
    return "".join(text.split())


KINDS = ("verdicts", "sections", "hits")
Count = tuple[int, int, bool]  # ours, theirs, and whether these are the same ones


@dataclass(frozen=True)
class Compared:
    """A page of ours, and the same one of theirs.

    ``lines`` is what their article says otherwise, ``left`` what may be otherwise (by
    the names in `REASONS`, with how often we and they have it).
    """

    page: str
    lines: list[str]
    left: dict[str, tuple[int, int]]
    verdicts: tuple[list[str], list[str]]
    sections: tuple[dict[str, str], dict[str, str]]
    hits: tuple[Counter[str], Counter[str]]

    @property
    def good(self) -> bool:
        """Whether nothing differs but what may."""
        return not self.lines and all(same for *_, same in self.counts)

    @property
    def counts(self) -> list[Count]:
        """How many there are of each kind in `KINDS`."""
        (ours, theirs), (mine, others) = self.verdicts, self.sections
        found, there = self.hits
        return [
            (len(ours), len(theirs), ours == theirs),
            (len(mine), len(others), mine == others),
            (found.total(), there.total(), found == there),
        ]

    @property
    def said(self) -> str:
        """What differs of the article, in a few words."""
        if self.lines:
            return f"{sum(line[0] in '+-' for line in self.lines)} LINES DIFFER"
        return " ".join(["same", *(f"-{name}" for name in sorted(self.left))])


def compare(ours: Site, theirs: Site) -> list[Compared]:
    """Every page that one of the sites has."""
    pages = sorted({*names(ours.folder), *names(theirs.folder)})
    return [_compare(page, ours, theirs) for page in pages]


def _compare(page: str, ours: Site, theirs: Site) -> Compared:
    articles = [site.article(page) for site in (ours, theirs)]
    said = [article.said if article else [] for article in articles]
    left = [article.left if article else {} for article in articles]
    lines = list(difflib.unified_diff(said[0], said[1], lineterm="", n=0))[2:]
    if min(map(len, said)) < _SHOWN:
        lines = lines or ["-no article"]
    pairs = {name: [each.get(name, []) for each in left] for name in REASONS}
    differing = {n: (len(o), len(t)) for n, (o, t) in pairs.items() if o != t}
    return Compared(
        page,
        lines,
        differing,
        (ours.verdicts(page), theirs.verdicts(page)),
        (ours.sections.get(page, {}), theirs.sections.get(page, {})),
        (ours.hits(page), theirs.hits(page)),
    )


def differences(compared: Sequence[Compared]) -> str:
    """The articles that say something else, with the first lines of it."""
    wrong = [each for each in compared if each.lines]
    return "\n\n".join("\n".join([w.page, *w.lines[:_SHOWN]]) for w in wrong)


def table(found: Mapping[str, Sequence[Compared]]) -> str:
    """A row for each page, totals, and the reasons of what may differ.

    ``found`` are the comparisons with each of the others, by its name; numbers stand in
    the order ours, then theirs.
    """
    rows = [("page", *found, *KINDS)]
    for each in zip(*found.values(), strict=True):
        rows.append(
            (each[0].page, *(e.said for e in each), *_numbers([e.counts] for e in each))
        )
    same = (f"{sum(not e.lines for e in c)} of {len(c)} same" for c in found.values())
    totals = _numbers([e.counts for e in compared] for compared in found.values())
    rows.append(("all pages", *same, *totals))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    return "\n".join([*map(str.rstrip, lines), "", *_reasons(found)])


def _numbers(builders: Iterable[Sequence[Sequence[Count]]]) -> list[str]:
    """For each kind how many of it there are: ours, and those of each of the others."""
    cells = [""] * len(KINDS)
    for pages in builders:
        for kind, counts in enumerate(zip(*pages, strict=True)):
            ours, theirs = sum(c[0] for c in counts), sum(c[1] for c in counts)
            sign = "=" if all(same for *_, same in counts) else "≠"
            cells[kind] = f"{cells[kind] or ours} {sign} {theirs}"
    return cells


def _reasons(found: Mapping[str, Sequence[Compared]]) -> Iterator[str]:
    """A line for each reason that was needed: how often we and they have it."""
    for builder, compared in found.items():
        for name, reason in REASONS.items():
            pairs = [each.left[name] for each in compared if name in each.left]
            if pairs:
                ours, theirs = (sum(numbers) for numbers in zip(*pairs, strict=True))
                where = f"on {len(pairs)} pages, ours {ours}, {builder} {theirs}"
                yield f"-{name}: {reason} ({where})"


def main() -> int:
    """Build the three, print the table; 1 if something differs that may not."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.site.successors", description=__doc__
    )
    what = "the site, as MkDocs has built it (default: it builds it)"
    parser.add_argument("site", type=Path, nargs="?", help=what)
    with tempfile.TemporaryDirectory() as room:
        site = parser.parse_args().site or build_mkdocs(Path(room, "MkDocs"))
        found = {
            name: compare(Site(site), Site(build(Path(room, name))))
            for name, build in BUILDERS.items()
        }
    print(table(found))
    for name, compared in found.items():
        if told := differences(compared):
            print(f"\n{name} says otherwise:\n{told}")
    return int(not all(each.good for compared in found.values() for each in compared))


if __name__ == "__main__":
    sys.exit(main())
