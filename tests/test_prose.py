"""The prose of a page, as Jupyter is to read it."""

from __future__ import annotations

import pytest

from paotong.prose import Prose, without_front_matter


def converted(text: str) -> str:
    return Prose(lambda target: f"→{target}").convert(text.split("\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一段话。", "一段话。"),
        ("## 节 { #one }", "## 节"),
        ("[甲](a.md){ .md-button }", "[甲](→a.md)"),
        ("[甲](<a.md>) 与 [乙](b.md#节)", "[甲](<→a.md>) 与 [乙](→b.md#节)"),
        ("![图](a.svg)", "![图](→a.svg)"),
        ("[`甲`](a.md)", "[`甲`](→a.md)"),
        ("[甲][a]\n\n[a]: a.md", "[甲][a]\n\n[a]: →a.md"),
        ("`[甲](a.md)` 不是链接", "`[甲](a.md)` 不是链接"),
        ("```text\n[甲](a.md)\n{ #one }\n```", "```text\n[甲](a.md)\n{ #one }\n```"),
        ("$\\hspace{.5em}$", "$\\hspace{.5em}$"),
        ('<div class="pt-doors" markdown>\n\n- 甲\n\n</div>', "- 甲"),
        ("甲\n<!-- material/tags -->", "甲"),
        ("甲\n\n*[GIL]: 全局解释器锁", "甲"),
    ],
)
def test_what_only_the_site_knows_becomes_plain_markdown(text, expected):
    assert converted(text) == expected


def test_a_box_becomes_a_quote_under_its_title():
    text = '前\n\n!!! failure "误区：甲"\n\n    一\n\n    二\n\n后'
    assert converted(text) == "前\n\n> **误区：甲**\n>\n> 一\n>\n> 二\n\n后"


def test_a_box_without_a_title_is_called_by_its_kind():
    assert converted("!!! note\n    一") == "> **note**\n>\n> 一"
    assert converted('!!! note ""\n    一') == "> 一"


def test_details_and_tabs_are_boxes_as_well():
    assert converted('??? question "练习"\n\n    一') == "> **练习**\n>\n> 一"
    assert converted('???+ tip "开着"\n\n    一') == "> **开着**\n>\n> 一"
    tabs = '=== "甲"\n\n    一\n\n=== "乙"\n\n    二'
    assert converted(tabs) == "> **甲**\n>\n> 一\n\n> **乙**\n>\n> 二"


def test_a_box_in_a_box_is_a_quote_in_a_quote():
    text = '!!! note "外"\n\n    一\n\n    !!! tip "内"\n\n        二\n\n    三'
    expected = "> **外**\n>\n> 一\n>\n> > **内**\n> >\n> > 二\n>\n> 三"
    assert converted(text) == expected


def test_a_box_goes_on_behind_a_program():
    prose = Prose(str)
    assert prose.convert(['!!! note "甲"', "", "    一", ""]) == "> **甲**\n>\n> 一"
    assert prose.convert(["", "    二", "", "后"]) == "> 二\n\n后"


def test_what_looks_like_a_box_in_a_fence_is_none():
    text = (
        '!!! note "甲"\n\n    ```text\n    !!! tip "乙"\n\n        [a](b.md)\n    ```'
    )
    inside = '> ```text\n> !!! tip "乙"\n>\n>     [a](b.md)\n> ```'
    assert converted(text) == f"> **甲**\n>\n{inside}"


def test_the_lines_behind_front_matter_keep_their_numbers():
    text = without_front_matter("---\ntitle: 甲\n---\n\n# 甲\n")
    assert text.split("\n").index("# 甲") == 4
