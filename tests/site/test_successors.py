"""The same pages from Zensical and from ProperDocs: the day after MkDocs and Material.

Both read what MkDocs reads. What an article says, the verdicts on it and what search
finds of it are compared page by page; `tests.site.articles` lists what may differ.
``python -m tests.site.successors`` prints what is compared here as a table.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from paotong.example import Where
from paotong.glossary import Term
from tests.host import serving
from tests.site import successors
from tests.site.successors import Site, build_properdocs, build_zensical, differences


@pytest.fixture(scope="session")
def zensical(site, tmp_path_factory) -> Path:
    """The site as Zensical builds it; ``site`` comes first: it has run the programs."""
    return build_zensical(tmp_path_factory.mktemp("zensical"))


@pytest.fixture(scope="session")
def properdocs(site, tmp_path_factory) -> Path:
    """The site as ProperDocs builds it."""
    return build_properdocs(tmp_path_factory.mktemp("properdocs"))


@pytest.fixture(scope="session", params=["zensical", "properdocs"])
def compared(request, site):
    """Every page of ours, compared with that of each of the two."""
    return successors.compare(Site(site), Site(request.getfixturevalue(request.param)))


def test_articles_say_the_same(compared):
    assert differences(compared) == ""


def test_verdicts_are_the_same(compared):
    assert [e.page for e in compared if e.verdicts[0] != e.verdicts[1]] == []
    assert sum(len(each.verdicts[0]) for each in compared) > 400


def test_search_knows_the_same_of_every_section(compared):
    assert [e.page for e in compared if e.sections[0] != e.sections[1]] == []
    assert [e.page for e in compared if e.hits[0] != e.hits[1]] == []
    assert sum(each.hits[0].total() for each in compared) > 400


def made(folder: Path, article: str, verdict: str = "verified", text: str = "") -> Site:
    """A site of one page."""
    words = "<p>一</p>" * 12
    page = f"<article>{words}{article}</article><div data-verdict={verdict}></div>"
    folder.mkdir()
    (folder / "index.html").write_text(page, "utf-8")
    found = {"items": [{"location": "", "title": "页", "text": text}]}
    (folder / "search.json").write_text(json.dumps(found), "utf-8")
    return Site(folder)


@pytest.mark.parametrize(
    ("theirs", "row"),
    [
        ({}, "same -src  1 = 1  1 = 1  1 = 1"),
        ({"article": "<img src=a>三"}, "1 LINES DIFFER  1 = 1  1 = 1  1 = 1"),
        ({"verdict": "failed"}, "same -src  1 ≠ 1  1 = 1  1 = 1"),
        ({"text": "别的"}, "same -src  1 = 1  1 ≠ 1  1 ≠ 0"),
    ],
)
def test_the_table_tells_what_differs(tmp_path, monkeypatch, theirs, row):
    term = Term("reference counting", "引用计数", "gc.md", (), Where("glossary.yml", 1))
    monkeypatch.setattr(successors, "read_glossary", lambda root: ([term], []))
    ours = made(tmp_path / "ours", "<img src=b>", text="引用计数")
    other = {"article": "<img src=a>", "text": "引用计数", **theirs}
    found = successors.compare(ours, made(tmp_path / "theirs", **other))
    lines = [line.split() for line in successors.table({"Other": found}).splitlines()]
    assert lines[1] == ["index.html", *row.split()]
    assert [each.good for each in found] == [not theirs]
    reason = successors.REASONS["src"]
    assert f"-src: {reason} (on 1 pages, ours 1, Other 1)".split() in lines


def test_a_page_that_one_site_lacks_differs(tmp_path):
    ours = made(tmp_path / "ours", "")
    (tmp_path / "ours/more.html").write_text("<article>一</article>", "utf-8")
    found = successors.compare(ours, made(tmp_path / "theirs", ""))
    assert [(each.page, each.good) for each in found] == [
        ("index.html", True),
        ("more.html", False),
    ]


def test_readers_of_the_other_site_find_chinese_words(zensical, chromium):
    # Its search writes styles into the page, which the policy of our site forbids.
    with serving(zensical) as address:
        page = chromium.new_page(bypass_csp=True)
        page.goto(address)
        page.click(".md-search__button")
        # The field is there once the index is.
        page.get_by_role("combobox", name="Search").fill("分代回收")
        found = page.locator("a[href*='runtime/gc/']", has_text="三代")
        found.first.wait_for()
        page.close()
