"""What is marked as still to be written, in pages and in programs."""

from __future__ import annotations

import pytest

from paotong.unwritten import MARK, unwritten
from tests.made import RIGHT, include


def lines(project) -> list[str]:
    return [str(fault).partition(": ")[0] for fault in unwritten(project.page())]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"---\ndescription: {MARK}一句话\n---\n\n# 题\n", 2),
        (f"# 题\n\n{MARK}一段话\n", 3),
        (f"# 题\n\n!!! note\n\n    {MARK}一段话\n", 5),
    ],
)
def test_a_mark_in_a_page_is_a_fault_of_its_line(make_project, text, line):
    assert lines(make_project(text)) == [f"docs/index.md:{line}"]


def test_a_mark_in_a_program_is_a_fault_of_the_program(make_project):
    project = make_project(include("a.py"), {"a.py": f"# 一\n# {MARK}二\n{RIGHT}"})
    assert lines(project) == ["snippets/a.py:2"]


def test_a_mark_in_a_fence_is_a_fault_of_the_fence(make_project):
    text = f"# 题\n\n```python\n# {MARK}\n{RIGHT}```\n"
    assert lines(make_project(text)) == ["docs/index.md:3"]


def test_a_page_may_tell_of_the_mark(make_project):
    text = f"# 题\n\n标着 `{MARK}` 的，还待写。\n\n```text\n{MARK}一句话\n```\n"
    assert lines(make_project(text)) == []
