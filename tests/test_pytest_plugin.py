"""The tests as a reader starts them: pytest over the pages of a project."""

from __future__ import annotations

import json
import re
from inspect import cleandoc

import pytest

from paotong.lane import current_lane
from tests.made import HOME, RIGHT, fence, include

LANE = current_lane().name
WRONG = RIGHT.replace("# 3", "# 4")


def right(number: int) -> str:
    """A program that is right, unlike those of other numbers on the same page."""
    return RIGHT.replace("print(3)", f"print(3)  # {number}")


ALL_NESTINGS = "\n".join(
    [
        fence(right(1)),
        "> quoted\n>\n" + fence(right(2), "> "),
        '=== "a"\n\n' + fence(right(3), "    "),
        "- item\n\n    !!! note\n\n" + fence(right(4), "        "),
        "~~~python\n" + right(5) + "~~~\n",
        "````text\n" + fence(right(6)) + "````\n",
        "```console\n$ true\n```\n",
    ]
)


def counts(output: str) -> dict[str, int]:
    """The counts of pytest's last line: ``{"passed": 3, "failed": 1}``."""
    last = output.strip().rpartition("\n")[2]
    return {word: int(n) for n, word in re.findall(r"(\d+) (passed|failed|skip)", last)}


def test_every_fence_is_collected_and_verified(make_project):
    project = make_project(ALL_NESTINGS, **{"docs/b/c.md": "# B\n\n" + fence(RIGHT)})
    result = project.pytest()
    assert counts(result.stdout) == {"passed": 6}
    assert result.returncode == 0


def test_a_test_is_named_by_its_page_and_line(make_project):
    output = make_project("# Home\n\n" + fence(RIGHT)).pytest("-v").stdout
    assert "docs/index.md::[CodeFence#1][line:3] PASSED" in output


def test_a_flipped_digit_fails_with_all_that_is_needed_to_mend_it(make_project):
    project = make_project(include("t/a.py"), {"t/a.py": WRONG})
    result = project.pytest()
    assert counts(result.stdout) == {"failed": 1}
    assert result.returncode == 1
    message = cleandoc(f"""
        docs/index.md:3: snippets/t/a.py prints something else than recorded ({LANE})
              - 4
              + 3
            If the new output is right: pytest --accept docs/index.md
            (PYTHONHASHSEED=1)
    """)
    assert message in result.stdout
    assert "Traceback" not in result.stdout
    assert "paotong/" not in result.stdout


def test_accepting_puts_it_right_and_the_next_run_passes(make_project):
    page = "# Home\n\n" + fence(WRONG, "> ") + "\ntext\n\n" + include("t/a.py")
    project = make_project(page, {"t/a.py": WRONG})
    assert counts(project.pytest().stdout) == {"failed": 2}
    accepted = project.pytest("--accept")
    assert accepted.returncode == 0
    assert "--- docs/index.md" in accepted.stdout
    assert "-> # 4\n+> # 3\n" in accepted.stdout
    assert "--- snippets/t/a.py" in accepted.stdout
    assert project.read(HOME) == page.replace("# 4", "# 3")
    assert project.read("snippets/t/a.py") == RIGHT
    assert counts(project.pytest().stdout) == {"passed": 2}


def test_the_command_of_the_message_works(make_project):
    project = make_project(fence(WRONG))
    (hint,) = re.findall(r"right: pytest (.*)", project.pytest().stdout)
    assert project.pytest(*hint.split()).returncode == 0
    assert project.pytest().returncode == 0


def test_where_nothing_differs_accepting_says_so(make_project):
    project = make_project(fence(RIGHT))
    output = project.pytest("--accept").stdout
    assert "every recorded output holds; nothing written" in output
    assert project.read(HOME) == fence(RIGHT)


def test_without_accept_nothing_is_written(make_project):
    project = make_project(fence(WRONG))
    output = project.pytest().stdout
    assert project.read(HOME) == fence(WRONG)
    assert "accepted" not in output


def test_what_is_refused_fails_and_the_others_are_written(make_project):
    project = make_project(
        fence(WRONG) + fence("import random; print(random.random())")
    )
    result = project.pytest("--accept")
    assert counts(result.stdout) == {"passed": 1, "failed": 1}
    assert result.returncode == 1
    assert "docs/index.md:7: the output is not stable" in result.stdout
    assert "measured (numbers not compared)" in result.stdout
    assert "Traceback" not in result.stdout
    assert project.read(HOME).startswith(fence(RIGHT))
    assert project.read(HOME).count("# Output") == 1


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (
            "print(2 + 1)\n\n# Output (>=3.99):\n# 4",
            f"docs/index.md:1: no recorded output holds here ({LANE})",
        ),
        ("import none_such", f"docs/index.md:1: needs none_such ({LANE})"),
    ],
)
def test_what_does_not_run_here_is_skipped_with_its_reason(make_project, code, reason):
    result = make_project(fence(code) + fence(RIGHT)).pytest()
    assert counts(result.stdout) == {"passed": 1, "skip": 1}
    assert reason in result.stdout


@pytest.mark.parametrize(
    "code",
    [
        "print(*{'apple', 'pear', 'plum', 'fig', 'date', 'lime', 'kiwi'})",
        "import os; print(os.environ['PYTHONHASHSEED'])",
    ],
)
def test_output_that_depends_on_the_hash_seed_fails(make_project, code):
    project = make_project(fence(code))
    for seed in ("1", "2"):
        shown = project.engine.verify(project.example(), seed).run
        assert shown is not None
        project.write(HOME, fence(f"{code}\n\n# Output:\n# {shown.output}"))
        output = project.pytest().stdout
        assert counts(output) == {"failed": 1}
        assert f"(PYTHONHASHSEED={3 - int(seed)})" in output


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("```py\nx = 1\n```\n", "docs/index.md:1: 'py' is not run here"),
        ("```python\nx = 1\n", "docs/index.md:1: this looks like a Python fence"),
        ("- ```python\n  x = 1\n  ```\n", "docs/index.md:1: this looks like"),
        ('```python exec="no"\nx = 1\n```\n', "docs/index.md:1: unknown option 'exec'"),
        (include("none.py"), "docs/index.md:3: snippets/none.py does not exist"),
        (fence("x = 1\n\n# Outputs:\n# 1"), "docs/index.md:1: in line 4: unknown tra"),
        (
            fence("raise KeyError(1)"),
            "docs/index.md:1: the program in this fence ended",
        ),
    ],
)
def test_a_faulty_fence_is_a_failing_test(make_project, text, what):
    result = make_project(text, **{"docs/z.md": fence(RIGHT)}).pytest()
    assert counts(result.stdout) == {"passed": 1, "failed": 1}
    assert what in result.stdout
    assert 'Traceback (most recent call last):\n  File "/' not in result.stdout


def test_a_second_session_runs_nothing_that_is_unchanged(make_project):
    project = make_project(
        fence("import time; print(time.time_ns())\n\n# Output:\n# ...")
    )

    def kept():
        entries = (project.root / ".paotong").glob("??/**/*.json")
        return sorted(
            json.loads(entry.read_text())["run"]["output"] for entry in entries
        )

    assert project.pytest().returncode == 0
    first = kept()
    assert len(first) == 2
    assert project.pytest().returncode == 0
    assert kept() == first


def test_a_page_outside_a_project_says_what_is_missing(make_project):
    project = make_project(fence(RIGHT))
    (project.root / "mkdocs.yml").unlink()
    output = project.pytest().stdout
    assert "index.md: no mkdocs.yml above this page" in output


def test_pytest_may_be_started_from_below(make_project):
    project = make_project(fence(RIGHT), **{"docs/a/b.md": fence(WRONG)})
    output = project.pytest("--rootdir", "docs/a", "-v").stdout
    assert counts(output) == {"passed": 1, "failed": 1}
    assert "docs/a/b.md:1: the program in this fence prints" in output


def test_accept_says_when_an_example_could_not_be_accepted(make_program):
    failing = make_program("raise ValueError(3)\n").pytest("--accept", "docs")
    assert "1 could not be accepted: see above" in failing.stdout
    assert "every recorded output holds" not in failing.stdout
