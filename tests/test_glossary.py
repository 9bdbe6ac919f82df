"""The glossary: what is wrong with its file, and how a page shows it."""

from __future__ import annotations

import pytest

from paotong.glossary import glossary_element, read_glossary
from paotong.survey import Survey

CLOSURE = "closure: {zh: 闭包, page: index.md, not: [关闭包]}\n"
GOOD = CLOSURE + "Cell: {zh: 单元格, page: a.md}\n"


def read(make_project, text: str):
    return read_glossary(make_project("# 题\n", **{"docs/glossary.yml": text}).root)


def test_each_term_knows_its_line(make_project):
    terms, faults = read(make_project, GOOD)
    assert faults == []
    first, second = terms
    assert (first.english, first.chinese, first.wrong) == (
        "closure",
        "闭包",
        ("关闭包",),
    )
    assert (second.page, str(second.where)) == ("a.md", "docs/glossary.yml:2")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: {zh: 甲}\n", 1, "a term is written"),
        ("a: {zh: 甲, page: b.md, nto: [乙]}\n", 1, "a term is written"),
        ("\na: {zh: 甲, page: b.md, not: 乙}\n", 2, "a term is written"),
        ("a: {zh: [甲], page: b.md}\n", 1, "a term is written"),
        ("- a\n", 1, "a term is written"),
        ("a: {zh: 甲\n", 2, "no YAML: "),
        ("a: {zh: 甲, page: b.md}\na: {zh: 乙, page: b.md}\n", 2, "a stands on docs"),
        (
            "a: {zh: 甲, page: b.md}\nb: {zh: 乙, page: b.md, not: [甲]}\n",
            2,
            "甲 is not to be written, and the word for a on docs/glossary.yml:1",
        ),
    ],
)
def test_a_fault_names_its_line_and_the_form(make_project, text, line, message):
    _, (fault,) = read(make_project, text)
    assert str(fault).startswith(f"docs/glossary.yml:{line}: {message}")


def test_a_project_may_do_without(make_project):
    assert read_glossary(make_project().root) == ([], [])


def test_the_table_is_in_the_order_of_the_alphabet_and_links_to_pages(make_project):
    project = make_project("# 首\n", **{"docs/glossary.yml": GOOD, "docs/b/c.md": ""})
    terms, outlines = read_glossary(project.root)[0], Survey(project.engine).outlines
    rows = glossary_element(terms, outlines, "b/c.md").findall("tbody/tr")
    texts = [["".join(cell.itertext()) for cell in row] for row in rows]
    assert texts == [
        ["Cell", "单元格", "", "a.md"],
        ["closure", "闭包", "关闭包", "首"],
    ]
    assert [a.get("href") for row in rows for a in row.iter("a")] == [
        "../a.md",
        "../index.md",
    ]


def test_what_is_wrong_is_a_fault_of_the_site_that_shows_it(make_project):
    bad = {"docs/glossary.yml": "a: 甲\n"}
    shown = make_project("<!-- paotong: glossary -->\n", **bad)
    assert ["a term is written" in str(f) for f in Survey(shown.engine).faults] == [
        True
    ]
