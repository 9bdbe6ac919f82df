"""A page more in mkdocs.yml: one line, and nothing else."""

from __future__ import annotations

import difflib

import pytest

from tests.writing.conftest import NAV, ROOT
from writing.nav import NavError, with_page

HEAD = "site_name: 甲 # 名\n\n"
TAIL = "theme: !!python/name:a.b\n"


def added(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_a_line_stands_behind_the_last_page_of_the_chapter():
    before = HEAD + NAV + TAIL
    after = with_page(before, "language/slots.md")
    assert added(before, after) == ["+       - language/slots.md"]
    assert "names.md # 第一页\n      - language/slots.md\n  - 标签" in after


def test_every_chapter_of_this_site_takes_one():
    before = (ROOT / "mkdocs.yml").read_text("utf-8")
    for chapter in ("language", "runtime", "torch", "models"):
        line = f"+       - {chapter}/new-page.md"
        assert added(before, with_page(before, f"{chapter}/new-page.md")) == [line]


def test_a_page_with_a_title_in_the_nav_may_be_the_last():
    before = "nav:\n  - 甲:\n      - 乙: one/a.md\n"
    assert with_page(before, "one/b.md") == before + "      - one/b.md\n"


@pytest.mark.parametrize(
    ("nav", "said"),
    [
        ("nav:\n  - index.md\n", "no page of one/; add one/b.md to it by hand"),
        ("site_name: 甲\n", "no page of one/"),
        ("nav:\n  - 甲: one/a.md\n    乙: index.md\n", "mkdocs.yml:2: the pages of"),
        ("nav:\n  - one/b.md\n", "mkdocs.yml:2: the nav has one/b.md already"),
        ("nav: [\n", "mkdocs.yml is no YAML: "),
        ("nav: [index.md, one/a.md]\n", "mkdocs.yml:1: the pages of this chapter do"),
        ("nav:\n  - {甲: one/a.md}\n", "mkdocs.yml:2: "),
        ("nav:\n  -\n    one/a.md\n", "mkdocs.yml:3: "),
    ],
)
def test_a_nav_of_another_form_is_left_alone(nav, said):
    with pytest.raises(NavError, match=said):
        with_page(nav, "one/b.md")
