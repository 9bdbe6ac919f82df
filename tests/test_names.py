"""Names of examples: stable under edits around them, unique on a page."""

from __future__ import annotations

import pytest

from paotong.example import Example
from paotong.names import example_id
from tests.made import HOME, RIGHT, MadeProject, code, fence, include, notebook, twice


@pytest.fixture
def made(tmp_path):
    return MadeProject(tmp_path)


def names(made: MadeProject, path: str = HOME) -> list[str]:
    found = made.page(path).examples
    return [example_id(example) for example in found if isinstance(example, Example)]


def test_a_program_of_its_own_is_called_by_its_file(made):
    made.write("snippets/runtime/three.py", RIGHT)
    made.write(HOME, include("runtime/three.py"))
    assert names(made) == ["three"]


def test_no_name_holds_a_dot(made):
    """The theme would take what follows it in a selector for a class."""
    made.write("snippets/three.v2.py", RIGHT)
    made.write(HOME, f"## 3.14 {{ #py3.14 }}\n\n{fence(RIGHT)}{include('three.v2.py')}")
    assert names(made)[0].startswith("py3-14-")
    assert names(made)[1] == "three-v2"


def test_a_program_in_the_page_is_called_by_its_heading_and_its_text(made):
    made.write(HOME, f"# 首页\n\n## 三 与 Three\n\n{fence(RIGHT)}")
    (name,) = names(made)
    assert name.startswith("三-与-three-")
    assert len(name) == len("三-与-three-") + 6


def test_without_a_heading_its_text_alone_names_a_program(made):
    made.write(HOME, fence(RIGHT))
    (name,) = names(made)
    assert len(name) == 6


def test_a_heading_with_an_id_of_its_own_names_by_that(made):
    made.write(HOME, f"## 练习 {{ #exercises }}\n\n{fence(RIGHT)}")
    (name,) = names(made)
    assert name.startswith("exercises-")


def test_a_comment_in_a_program_is_no_heading(made):
    other = "print(2)\n# 不是标题\n\n# Output:\n# 2"
    made.write(HOME, f"## 标题\n\n{fence(other)}\n{fence(RIGHT)}")
    assert all(name.startswith("标题-") for name in names(made))


def test_what_is_inserted_above_leaves_the_names_as_they_are(made):
    made.write("snippets/three.py", RIGHT)
    below = f"## 标题\n\n{fence(RIGHT)}\n{include('three.py')}"
    made.write(HOME, below)
    before = names(made)
    made.write(HOME, f"{fence('print(2)')}\n新的一段。\n\n{below}")
    assert names(made)[1:] == before


def test_the_record_is_no_part_of_the_name(made):
    made.write(HOME, fence("print(3)"))
    before = names(made)
    made.write(HOME, fence(RIGHT))
    assert names(made) == before


def test_a_fence_may_name_its_example(made):
    made.write(HOME, fence(RIGHT).replace("python", 'python anchor="第三个"'))
    assert names(made) == ["第三个"]


def test_a_cell_is_called_by_its_id(made):
    made.write("docs/lab.ipynb", notebook("# 实验", code("print(3)", "3\n")))
    assert names(made, "docs/lab.ipynb") == ["cell-cell-1"]


def test_the_same_program_twice_is_a_fault_that_names_both(made):
    made.write("snippets/three.py", RIGHT)
    made.write(HOME, include("three.py") * 2)
    fault = made.fault(1)
    assert fault.startswith("docs/index.md:8: two examples of this page are called")
    assert "'three'" in fault
    assert "on line 3;" in fault
    assert 'anchor="another-name"' in fault


def test_the_same_program_twice_may_have_two_names(made):
    made.write("snippets/three.py", RIGHT)
    made.write(HOME, twice("three.py"))
    assert names(made) == ["three", "again"]


@pytest.mark.parametrize("anchor", ["", "two words", "#a", "a/b", "-a", "a.b"])
def test_an_anchor_that_no_link_can_end_with_is_a_fault(made, anchor):
    made.write(HOME, fence(RIGHT).replace("python", f'python anchor="{anchor}"'))
    assert f"'{anchor}' is no anchor of a python fence" in made.fault()


def test_two_cells_with_one_id_make_no_notebook(made):
    text = notebook("# 实验", code("print(3)", "3\n"), code("print(3)", "3\n"))
    made.write("docs/lab.ipynb", text.replace('"cell-2"', '"cell-1"'))
    (fault,) = made.engine.project.faults()
    assert "two of its cells have the id 'cell-1'" in str(fault)
