"""Misconceptions: which boxes of a page are one, and what refutes them."""

from __future__ import annotations

import pytest

from paotong.misconceptions import find_misconceptions
from tests.made import HOME, code, notebook

FENCE = "```python\nprint(1)\n\n# Output:\n# 1\n```\n"
BOXED = "    ```python\n    print(2)\n\n    # Output:\n    # 2\n    ```\n"


@pytest.fixture
def find(make_project):
    """The misconceptions of the home page with this text, and what is wrong."""
    return lambda text: find_misconceptions(make_project(text).page())


def box(title: str, body: str, mark: str = "!!!") -> str:
    return f'{mark} failure "{title}"\n\n{body}\n'


@pytest.mark.parametrize("mark", ["!!!", "???", "???+"])
def test_a_box_with_a_program_is_refuted_by_it(find, mark):
    text = "# 页\n\n" + box("误区：环会泄漏", BOXED + "\n    正确的说法：不会。", mark)
    (found,), faults = find(text)
    assert (found.belief, str(found.where)) == ("环会泄漏", f"{HOME}:3")
    assert found.anchor == "误区环会泄漏"
    assert found.run.startswith("页-")
    assert found.right == "不会。"
    assert faults == []


def test_an_example_that_the_box_links_to_refutes_it_rather_than_one_inside(find):
    named = FENCE.replace("python", 'python anchor="first"')
    inside = f"    见[上面的程序](#first)。\n\n{BOXED}"
    (found,), _ = find(f"# 页\n\n{named}\n{box('误区：环', inside)}")
    assert found.run == "first"


def test_a_link_to_a_heading_refutes_nothing(find):
    (found,), faults = find(f"# 页\n\n{box('误区：环', '    见[上面](#页)。')}")
    assert found.run == ""
    assert str(faults[0]).startswith(f"{HOME}:3: nothing refutes this misconception")


def test_a_source_elsewhere_will_do(find):
    body = "    见[论文](https://example.org/)。"
    (found,), faults = find(box("误区：环", body))
    assert (found.run, faults) == ("", [])


def test_a_program_behind_the_box_is_not_in_it(find):
    (found,), faults = find(f"{box('误区：环', '    一句话。')}\n一段话。\n\n{FENCE}")
    assert found.run == ""
    assert len(faults) == 1


@pytest.mark.parametrize(
    "text",
    [
        box("注意：环", "    一句话。"),
        '!!! note "误区：环"\n\n    一句话。\n',
        f"```text\n{box('误区：环', '    一句话。')}```\n",
        "- 写成 `!!! failure` 的样子，里面先说「误区：环」。\n",
    ],
)
def test_other_boxes_and_fences_are_no_misconceptions(find, text):
    assert find(text) == ([], [])


def test_a_box_without_a_belief_is_a_fault(find):
    _, (fault,) = find(box("误区：", BOXED))
    assert str(fault).startswith(f"{HOME}:1: this box names no belief")


def test_a_number_before_the_belief_is_no_part_of_it(find):
    (found,), _ = find(box("误区 2：环会泄漏", BOXED))
    assert found.belief == "环会泄漏"


def test_boxes_of_one_title_have_two_names(find):
    (one, other), _ = find(box("误区：环", BOXED) + box("误区：环", BOXED))
    assert one.anchor != other.anchor


def test_a_box_in_a_list_is_found_with_what_it_holds(find):
    inner = "    " + box("误区：环", BOXED).replace("\n", "\n    ")
    (found,), faults = find(f"- 一项\n\n{inner}\n")
    assert found.run
    assert faults == []


def test_a_cell_of_a_notebook_refutes_what_links_to_it(make_project):
    text = box("误区：环", "    见[运行](#cell-cell-1)。")
    lab = notebook(text, code("print(1)", "1\n"))
    project = make_project(**{"docs/lab.ipynb": lab})
    (found,), faults = find_misconceptions(project.page("docs/lab.ipynb"))
    assert found.run == "cell-cell-1"
    assert faults == []
