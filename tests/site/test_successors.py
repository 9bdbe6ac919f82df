"""The same pages from Zensical and from ProperDocs: the day after MkDocs and Material.

Both read what MkDocs reads. What an article says, the verdicts on it and what search
finds of it are compared page by page; `tests.site.articles` lists what may differ.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from paotong.project import Project
from paotong.successor import make_successor
from tests.host import serving
from tests.site.articles import Article
from tests.site.conftest import ROOT, BuiltPage

_ZERO_WIDTH = "\u200b"  # MkDocs' search marks words of Chinese with it
_SHOWN = 12  # differing lines


def built_by(*command: str) -> None:
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


@pytest.fixture(scope="session")
def zensical(site, tmp_path_factory) -> Path:
    """The site as Zensical builds it; ``site`` comes first: it has run the programs."""
    folder = tmp_path_factory.mktemp("zensical")
    config = make_successor(Project(ROOT), folder)
    built_by("zensical", "build", "--strict", "--config-file", str(config))
    return folder / "site"


@pytest.fixture(scope="session")
def properdocs(site, tmp_path_factory) -> Path:
    """The site as ProperDocs builds it."""
    folder = tmp_path_factory.mktemp("properdocs")
    options = ["-f", str(ROOT / "mkdocs.yml"), "-d", str(folder)]
    built_by("properdocs", "build", "--strict", *options)
    return folder


@pytest.fixture(params=["zensical", "properdocs"])
def other(request) -> Path:
    """The site of each of the two."""
    found: Path = request.getfixturevalue(request.param)
    return found


def names(site: Path) -> list[str]:
    # What a server shows for a wrong address is laid out by the theme, not by us.
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name for name in found if name != "404.html")


def sections(index: Path) -> dict[str, str]:
    """What search knows of each section, by its address: words without tags."""
    facts = json.loads(index.read_text("utf-8"))
    found = facts["docs"] if "docs" in facts else facts["items"]
    return {item["location"]: words(item["title"] + item["text"]) for item in found}


def words(html: str) -> str:
    text = unescape(re.sub(r"<[^>]*>", "", html.replace(_ZERO_WIDTH, "")))
    return "".join(text.split())


def test_the_same_pages_are_there(site, other):
    assert names(other) == names(site)


def test_articles_say_the_same(site, other):
    differing = []
    for name in names(site):
        ours, theirs = Article(site / name).said, Article(other / name).said
        assert len(ours) > 10, f"{name}: no article"
        lines = list(difflib.unified_diff(ours, theirs, lineterm="", n=0))
        if lines:
            differing.append("\n".join([name, *lines[2 : 2 + _SHOWN]]))
    assert not differing, "\n\n".join(differing)


def test_verdicts_are_the_same(site, other, pages):
    found = {
        name: BuiltPage(other / name).verdicts
        for name in names(other)
        if BuiltPage(other / name).verdicts
    }
    assert found == {
        path.as_posix(): page.verdicts for path, page in pages.items() if page.verdicts
    }
    assert sum(map(len, found.values())) > 400


def test_search_knows_the_same_of_every_section(site, zensical):
    ours = sections(site / "search" / "search_index.json")
    theirs = sections(zensical / "search.json")
    assert theirs.keys() == ours.keys()
    assert [at for at in ours if ours[at] != theirs[at]] == []


def test_readers_of_the_other_site_find_chinese_words(zensical, chromium):
    # Its search writes styles into the page, which the policy of our site forbids.
    with serving(zensical) as address:
        page = chromium.new_page(bypass_csp=True)
        page.goto(address)
        page.click(".md-search__button")
        page.keyboard.type("分代回收")
        found = page.locator("a[href*='runtime/gc/']", has_text="三代")
        found.first.wait_for()
        page.close()
