"""What a page says of itself before its text, and what is wrong with that."""

from __future__ import annotations

import pytest

from paotong.front_matter import FrontMatter, Named, read_front_matter
from tests.made import HOME


@pytest.fixture
def read(make_project):
    """The front matter of the home page with this text."""
    return lambda text: read_front_matter(make_project(text).page())


def fault(found: FrontMatter) -> str:
    (only,) = found.faults
    return str(only)


def test_title_description_and_prerequisites_are_read_with_their_lines(read):
    found = read(
        "---\ntitle: 环\ndescription: 一句话\nprerequisites:\n"
        "  - a/b.md\n  - c.ipynb\n---\n\n# 别的标题\n"
    )
    assert (found.title, found.description) == ("环", "一句话")
    assert [(n.page, str(n.where)) for n in found.prerequisites] == [
        ("a/b.md", f"{HOME}:5"),
        ("c.ipynb", f"{HOME}:6"),
    ]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("heading", "title"),
    [("# 环", "环"), ("# `gc` 模块 #", "gc 模块"), ("# 环 { #ring }", "环")],
)
def test_without_a_title_the_first_heading_is_it(read, heading, title):
    assert read(f"一句话\n\n{heading}\n\n# 二\n").title == title


def test_no_prerequisites_are_something_else_than_an_empty_list(read):
    assert read("---\ntitle: 环\n---\n").prerequisites is None
    assert read("---\nprerequisites: []\n---\n").prerequisites == ()


def test_a_page_without_front_matter_has_none(read):
    assert read("# 环\n\n---\n\nprerequisites: [a.md]\n").prerequisites is None


@pytest.mark.parametrize(
    ("value", "found"),
    [("a.md", "'a.md'"), ("", "nothing"), ("{a: b}", "a mapping")],
)
def test_prerequisites_that_are_no_list_are_a_fault(read, value, found):
    facts = read(f"---\ntitle: 环\nprerequisites: {value}\n---\n")
    assert facts.prerequisites is None
    assert fault(facts).startswith(
        f"{HOME}:3: prerequisites is {found}, not a list of pages; write the paths "
        "under docs/ in brackets"
    )


def test_a_prerequisite_that_is_no_path_is_a_fault_at_its_line(read):
    facts = read("---\nprerequisites:\n  - a.md\n  - [b.md]\n---\n")
    assert [named.page for named in facts.prerequisites] == ["a.md"]
    assert fault(facts).startswith(
        f"{HOME}:4: one of the prerequisites is a list, not the path of a page"
    )


def test_front_matter_that_is_no_yaml_is_a_fault_at_its_line(read):
    facts = read("---\ntitle: 环\ndescription: 一: 二\n---\n\n# 标题\n")
    assert facts.title == "标题"
    assert fault(facts).startswith(f"{HOME}:3: this front matter is no YAML: ")


def test_lines_of_a_notebook_are_those_of_its_file(make_project, tmp_path):
    raw = '"---\\n", "prerequisites: a.md\\n", "---"'
    cell = f'{{"cell_type": "raw", "id": "top", "metadata": {{}}, "source": [{raw}]}}'
    text = f'{{"cells": [\n\n{cell}], "metadata": {{}}, "nbformat": 4, '
    project = make_project(**{"docs/lab.ipynb": text + '"nbformat_minor": 5}'})
    facts = read_front_matter(project.page("docs/lab.ipynb"))
    assert str(facts.faults[0].where) == "docs/lab.ipynb:3"


def test_named_pages_are_values(read):
    text = "---\nprerequisites: [a.md]\n---\n"
    assert read(text).prerequisites == read(text).prerequisites
    assert isinstance(read(text).prerequisites[0], Named)
