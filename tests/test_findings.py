"""Where a finding is: the line that whoever mends it begins at."""

from __future__ import annotations

import pytest

from paotong.compare import first_difference, matches
from paotong.example import Where
from paotong.findings import Finding, What, found_in, found_wrong
from paotong.run import Run
from paotong.verdict import judge
from tests.made import code, fence, lane, notebook

PROGRAM = "snippets/topic/program.py"


def spot(project, output: str, exit_code: int = 0) -> Where:
    example = project.example()
    run = Run(output, exit_code, None, 0.0)
    verdict = judge(example, run, project.engine.lane)
    assert not verdict.good
    return found_in(example, verdict).spot


PLACES = {
    "the first line": ("print(3)\n\n# Output:\n# 4\n# 5\n", "3\n5", 4),
    "a later line": ("print(3)\n\n# Output:\n# 4\n# 5\n", "4\n3", 5),
    "a line that is missing": ("print(3)\n\n# Output:\n# 4\n# 5\n# 6\n", "4\n6", 5),
    "more than recorded": ("print(3)\n\n# Output:\n# 4\n# 5\n", "4\n5\n6", 5),
    "nothing at all": ("print(3)\n\n# Output:\n# 4\n", "", 4),
    "a record without lines": ("print(3)\n\n# Output:\n", "3", 3),
    "on the head's line": ("print(3)\n\n# Output: 4\n# 5\n", "3\n5", 3),
    "behind the head's line": ("print(3)\n\n# Output: 4\n# 5\n", "4\n6", 4),
    "behind wild lines": ("print(3)\n\n# Output:\n# ...\n# 4\n# 5\n", "a\nb\n4\n6", 6),
    "of numbers that don't count": (
        "print(3)\n\n# Output (measured):\n# 1 s\n# 2 s\n",
        "9 s\n8 m",
        5,
    ),
    "in any order": ("print(3)\n\n# Output (unordered):\n# 1\n# 2\n# 3\n", "3\n1", 5),
    "of the block that holds": (
        "print(3)\n\n# Output (<3):\n# 4\n\n# Output (>3):\n# 5\n\n# Output:\n# 6\n",
        "3",
        7,
    ),
    "what is not recorded": ("x = 1\nprint(3)\n", "3", 2),
}


@pytest.mark.parametrize(("text", "output", "line"), PLACES.values(), ids=PLACES)
def test_a_difference_is_at_the_recorded_line(make_program, text, output, line):
    assert spot(make_program(text), output) == Where(PROGRAM, line)


@pytest.mark.parametrize("prefix", ["", "> ", "    "])
def test_in_a_page_it_is_at_the_line_of_the_page(make_project, prefix):
    start = "# Home\n\n!!! note\n\n" if prefix.strip() == "" else "# Home\n\n"
    page = start + fence("print(1)\nprint(2)\n\n# Output:\n# 1\n# 3", prefix)
    at = page.split("\n").index(f"{prefix}# 3") + 1
    assert spot(make_project(page), "1\n2") == Where("docs/index.md", at)


TRACEBACK = """\
Traceback (most recent call last):
  File "./program.py", line 2, in <module>
    f()
  File "…/python3.11/json/__init__.py", line 346, in loads
ValueError: 3"""


def test_a_failure_is_at_the_last_line_of_the_program_that_its_traceback_names(
    make_program,
):
    project = make_program("import a\nf()\n")
    assert spot(project, TRACEBACK, 1) == Where(PROGRAM, 2)
    assert spot(project, TRACEBACK.replace("line 2", "line 99"), 1) == Where(PROGRAM, 1)
    assert spot(project, "gone", 3) == Where(PROGRAM, 1)


def test_another_exception_is_at_its_record(make_program):
    text = "f()\n\n# Output:\n# 3\n\n# Raises: KeyError: 1\n"
    assert spot(make_program(text), f"3\n{TRACEBACK}", 1) == Where(PROGRAM, 6)


def test_output_before_the_exception_is_at_its_record(make_program):
    text = "f()\n\n# Output:\n# 3\n\n# Raises: ValueError: 3\n"
    assert spot(make_program(text), f"4\n{TRACEBACK}", 1) == Where(PROGRAM, 4)


def test_a_fault_is_at_the_line_that_it_names(make_project, make_program):
    project = make_program("print(1)\n\n# Output (unorderd):\n# 1\n")
    (fault,) = project.page().examples
    assert found_wrong(fault).spot == Where(PROGRAM, 3)
    project = make_project("# Home\n\n" + fence("x = 1\n\n# Outputs:\n# 1"))
    (fault,) = project.page().examples
    assert found_wrong(fault).spot == Where("docs/index.md", 6)
    project = make_project("# Home\n\n```py\nx = 1\n```\n")
    (fault,) = project.page().examples
    assert found_wrong(fault).spot == Where("docs/index.md", 3)


def test_of_a_notebook_it_is_at_the_cell(make_project):
    text = notebook(code("print(1)", "1"), code("print(2)", "3"))
    project = make_project(**{"docs/lab.ipynb": text})
    lab = project.engine.project.notebook(project.root / "docs/lab.ipynb")
    verdict = project.engine.verify(lab)
    finding = found_in(lab, verdict)
    assert finding.where == finding.spot == lab.cells[1].where
    assert finding.where.line > 1
    assert finding.what is What.DIFFERS


def test_details_are_the_difference_alone(make_program):
    example = make_program("print(3)\n\n# Output:\n# 4\n").example()
    verdict = judge(example, Run("3", 0, None, 0.0), lane())
    assert found_in(example, verdict).details == "- 4\n+ 3"


@pytest.mark.parametrize(
    ("what", "page", "command"),
    [
        (What.DIFFERS, "docs/a.md", "nox -s accept -- docs/a.md"),
        (What.DIFFERS, "docs/a.ipynb", "nox -s accept -- --models docs/a.ipynb"),
        (What.FAILS, "docs/a.md", "nox -s test -- docs/a.md"),
        (What.FAULT, "docs/a.md", "nox -s check -- docs/a.md"),
        (What.FAULT, "mkdocs.yml", ""),
        (What.DIFFERS, "docs/$(a) b.md", "nox -s accept -- 'docs/$(a) b.md'"),
    ],
)
def test_the_remedy_is_a_command_that_needs_only_nox(what, page, command):
    where = Where(page, 1)
    assert Finding(what, where, where, "").remedy[1] == command


def test_the_advice_names_that_command_in_place_of_the_other(make_program):
    project = make_program("print(3)\n\n# Output:\n# 4\n")
    advice = found_in(project.example(), project.verify()).advice
    assert "      - 4\n      + 3\n" in advice
    assert "pytest" not in advice
    assert advice.endswith("    新的输出是对的，就运行 nox -s accept -- docs/index.md")


@pytest.mark.parametrize("loose", ["", "measured", "approx", "unordered"])
@pytest.mark.parametrize("got", ["", "1", "1\n2", "2\n1", "1\n2\n3", "9\n2", "1\n..."])
@pytest.mark.parametrize("wanted", ["", "1\n2", "1\n...", "...\n2", "1\n2\n2"])
def test_where_all_lines_are_answered_nothing_differs(wanted, got, loose):
    """Whatever matches has no first difference but the end."""
    looseness = frozenset([loose] if loose else [])
    number = first_difference(wanted, got, looseness)
    lines = len(wanted.split("\n")) if wanted else 0
    assert 0 <= number <= lines
    if matches(wanted, got, looseness):
        assert number == lines
