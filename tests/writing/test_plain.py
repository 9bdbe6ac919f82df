"""The prose of a page: code is none of it, what boxes hold is; no line is lost."""

from __future__ import annotations

import pytest

from paotong.project import Project
from tests.writing.conftest import ROOT
from writing.plain import prose_lines, without_boxes, without_code


def prose(text: str) -> list[str]:
    return [line.text for line in prose_lines(text)]


def test_what_a_box_holds_is_prose_and_its_title_as_well():
    text = '!!! note "一句话"\n\n    二\n\n    ??? tip "三"\n\n        四\n'
    assert prose(text) == ["一句话", "", "二", "", "三", "", "四", ""]


def test_code_in_a_box_is_no_prose():
    text = '=== "甲"\n\n    ```text\n    用list做\n    ```\n\n    乙'
    assert prose(text) == ["甲", "", "", "", "", "", "乙"]


def test_of_the_front_matter_readers_see_title_and_description():
    head = "---\ntitle: 甲\ndescription: 乙\ntags: [丙, 丁]\n---\n"
    text = f"{head}\n正文\n\n---\n\ntitle: 戊"
    expected = ["", "甲", "乙", "", "", "", "正文", "", "---", "", "title: 戊"]
    assert prose(text) == expected


def test_includes_and_comments_are_no_prose():
    assert prose('--8<-- "甲.md"\n<!-- 乙 -->\n丙') == ["", "", "丙"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("甲 `乙` 丙", "甲  丙"),
        ("甲 ``a ` 乙`` 丙", "甲  丙"),
        ("[甲](乙.md#丙)", "[甲]"),
        ("甲 $乙$ 丙", "甲  丙"),
        ('<span title="乙">甲</span>', "甲"),
        ("https://example.org/a?b=c 甲", " 甲"),
    ],
)
def test_code_formulas_and_addresses_are_blank(text, seen):
    assert without_code(text).replace(" ", "") == seen.replace(" ", "")
    assert len(without_code(text)) == len(text)


def test_boxes_go_and_lists_stay():
    text = '!!! note "甲"\n\n    - 乙\n      丙\n\n        丁\n\n戊\n\n    己'
    expected = '!!! note "甲"\n\n- 乙\n  丙\n\n    丁\n\n戊\n\n    己'
    assert without_boxes(text) == expected


def test_every_line_of_every_page_can_be_put_together_again():
    for page in Project(ROOT).pages():
        lines = page.text.split("\n")
        assert [str(line) for line in prose_lines(page.text)] == lines, page.name
        assert len(without_boxes(page.text).split("\n")) == len(lines)
