"""What accepting refuses: failures, unstable output, two answers, other lanes."""

from __future__ import annotations

from pathlib import Path

import pytest

from paotong.accept import Acceptance, Edit, RefusedError
from tests.made import MadeProject, fence, twice

PROGRAM = "snippets/topic/program.py"
BY_SEED = "import os\nseed = int(os.environ['PYTHONHASHSEED'])\n"


def refusal(project: MadeProject) -> str:
    """Why an example can't be accepted; and nothing was written."""
    before = {path: path.read_bytes() for path in project.root.rglob("*.[pm][yd]")}
    acceptance = Acceptance(project.engine)
    with pytest.raises(RefusedError) as raised:
        acceptance.accept(project.example())
    acceptance.write()
    assert acceptance.written == []
    assert before == {path: path.read_bytes() for path in before}
    return str(raised.value)


@pytest.mark.parametrize("record", ["", "\n# Output:\n# x\n", "\n# Output:\n# 1\n"])
def test_unstable_output_is_refused_with_both_outputs_and_the_labels(
    make_program, record
):
    message = refusal(make_program(f"{BY_SEED}print(seed)\n{record}"))
    assert message == (
        "docs/index.md:3: the output is not stable, so it is not recorded; two runs "
        "under different hash seeds printed:\n      - 1\n      + 2\n"
        "    Print a fact that always holds: sorted(...) of a set, a comparison in "
        "place of a time or an id(). If impossible, a label may help: "
        "unordered (any order of lines), measured (numbers not compared), approx "
        "(numbers to the digits as written), or ... in it"
    )


def test_output_that_differs_only_in_the_last_run_is_refused(make_program):
    message = refusal(make_program(f"{BY_SEED}print(seed == 3)\n"))
    assert "      - False\n      + True\n" in message


def test_the_order_of_a_set_is_refused(make_program):
    text = "print(*{'apple', 'pear', 'plum', 'fig', 'date', 'lime', 'kiwi'})\n"
    assert "the output is not stable" in refusal(make_program(text))


def test_an_unstable_exception_is_refused(make_program):
    text = f"{BY_SEED}raise KeyError(seed)\n\n# Raises: KeyError: 0\n"
    assert "      - KeyError: 1\n      + KeyError: 2\n" in refusal(make_program(text))


def test_unstable_output_before_an_exception_is_refused(make_program):
    text = f"{BY_SEED}print(seed)\nraise KeyError(0)\n\n# Raises: KeyError: 0\n"
    assert "      - 1\n      + 2\n" in refusal(make_program(text))


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("measured", "print('took', seed, 's')"),
        ("unordered", "print(*[1, 2, 3][seed - 1:], *[1, 2, 3][:seed - 1], sep='\\n')"),
        ("approx", "print(0.5 + seed / 100)"),
    ],
)
def test_a_label_makes_output_stable(make_program, label, code):
    project = make_program(f"{BY_SEED}{code}\n\n# Output ({label}):\n# x\n")
    acceptance = Acceptance(project.engine)
    if label == "approx":
        with pytest.raises(RefusedError, match="not stable"):
            acceptance.accept(project.example())
        return
    acceptance.accept(project.example())
    acceptance.write()
    assert f"# Output ({label}):\n" in project.read(PROGRAM)
    assert project.verify("3").message == ""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_failure_under_any_seed_is_refused(make_program, seed):
    message = refusal(make_program(f"{BY_SEED}assert seed != {seed}\nprint(1)\n"))
    assert (
        "docs/index.md:3: snippets/topic/program.py ended with exit code 1" in message
    )
    assert "AssertionError" in message


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("raise KeyError(1)\n", "If it is meant to fail so: # Raises: KeyError: 1"),
        ("raise SystemExit(3)\n\n# Output:\n# 4\n", "ended with exit code 3"),
        ("while True: pass\n\n# Timeout: 0.3\n", "was stopped after 0.3 s"),
        (
            "while True: print('1' * 999)\n\n# Output:\n# 1\n",
            "was stopped: it printed more",
        ),
        ("print(1)\n\n# Raises: KeyError: 1\n", "should end with KeyError: 1"),
        ("raise SystemExit(1)\n\n# Raises: KeyError: 1\n", "should end with KeyError"),
    ],
)
def test_a_failure_is_refused_with_its_message(make_program, text, what):
    assert what in refusal(make_program(text))


@pytest.mark.parametrize(
    "trailer",
    ["# Output (>=3.99):\n# 4", "# Output (browser):\n# 4", "# Raises (<3): X"],
)
def test_a_block_of_another_lane_is_never_touched(make_program, runs, trailer):
    text = f"print(3)\n\n{trailer}\n"
    project = make_program(text)
    acceptance = Acceptance(project.engine)
    acceptance.accept(project.example())
    acceptance.write()
    assert project.read(PROGRAM) == text
    assert runs == []


def test_a_program_whose_package_is_missing_is_refused(make_program):
    text = "import none_such\nprint(3)\n\n# Output:\n# 4\n"
    project = make_program(text)
    acceptance = Acceptance(project.engine)
    with pytest.raises(RefusedError, match="needs none_such, which is not installed"):
        acceptance.accept(project.example())
    acceptance.write()
    assert project.read(PROGRAM) == text


def test_a_label_is_neither_added_nor_removed(make_program):
    text = "print(1)\n\n# Output (>=3.0, unordered):\n# 1\n# 2\n"
    project = make_program(text)
    acceptance = Acceptance(project.engine)
    acceptance.accept(project.example())
    acceptance.write()
    assert project.read(PROGRAM) == text.replace("# 2\n", "")


def test_two_answers_for_one_example_are_refused(make_project):
    text = "import time\nprint('took', time.time_ns())\n\n# Output (measured):\n# x\n"
    project = make_project(twice("a.py"), {"a.py": text})
    acceptance = Acceptance(project.engine)
    acceptance.accept(project.example(0))
    with pytest.raises(RefusedError, match="was given two answers") as raised:
        acceptance.accept(project.example(1))
    assert f"{project.root}" not in str(raised.value)
    assert str(raised.value).startswith("snippets/a.py:4: ")


def test_what_is_refused_does_not_stop_the_others(make_project):
    page = fence("print(1)") + fence("raise KeyError") + fence("print(2)")
    project = make_project(page)
    acceptance = Acceptance(project.engine)
    acceptance.accept(project.example(0))
    with pytest.raises(RefusedError):
        acceptance.accept(project.example(1))
    acceptance.accept(project.example(2))
    acceptance.write()
    assert project.read("docs/index.md").count("# Output:") == 2
    assert "raise KeyError\n```" in project.read("docs/index.md")


def test_edits_are_written_from_the_bottom_up(make_project):
    project = make_project("a\nb\nc\n")
    acceptance = Acceptance(project.engine)
    path: Path = project.root / "docs/index.md"
    for start, lines in ((0, ("1", "2", "3")), (1, ()), (2, ("4",))):
        acceptance.edits[path, start, start + 1] = Edit(path, start, start + 1, lines)
    acceptance.write()
    assert project.read("docs/index.md") == "1\n2\n3\n4\n"
