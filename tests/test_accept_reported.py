"""Accepting out of reports: what another lane printed is recorded as it would have."""

from __future__ import annotations

from pathlib import Path

import pytest

from paotong.__main__ import main
from paotong.accept import STABILITY_SEEDS
from paotong.findings import found_in
from paotong.lane import Lane
from paotong.report import Printed, Report, digest
from paotong.run import Run
from paotong.verdict import judge
from tests.made import HOME, MadeProject, code, fence, include, lane, notebook, twice
from tests.test_accept import REWRITES

PROGRAM = "snippets/topic/program.py"
OLD, NEW = lane("3.98.1"), lane("3.99.1")
FREE = lane("3.99.1", free_threaded=True)


def did(output: str, exit_code: int = 0, stopped: str | None = None) -> Run:
    return Run(output, exit_code, stopped, 0.0)


def report(
    project: MadeProject, on: Lane, *outputs: str | Run, number: int = 0, name: str = ""
) -> Path:
    """A report of one program that printed ``outputs`` on a lane; its folder."""
    example = project.example(number)
    runs = [did(output) if isinstance(output, str) else output for output in outputs]
    runs = (runs * 3)[:3]
    finding = found_in(example, judge(example, runs[0], on))
    printed = Printed(digest(example), tuple(zip(STABILITY_SEEDS, runs, strict=True)))
    made = Report(on, frozenset(), ((finding, printed),))
    folder = project.root / "reports"
    made.write(folder / (name or on.short) / "outputs.json")
    return folder


def agreed(project: MadeProject, on: Lane) -> Path:
    """A report of a lane on which all is verified."""
    folder = project.root / "reports"
    verified = frozenset([digest(project.example())])
    Report(on, verified, ()).write(folder / on.short / "outputs.json")
    return folder


@pytest.fixture
def accept(monkeypatch, capsys):
    """Accept as on the command line; the exit code, and what was said."""

    def run(project: MadeProject, *arguments: str | Path) -> tuple[int, str]:
        monkeypatch.chdir(project.root)
        exit_code = main(["accept", "--from", *map(str, arguments)])
        told = capsys.readouterr()
        return exit_code, told.out + told.err

    return run


@pytest.mark.parametrize(("before", "after"), REWRITES.values(), ids=REWRITES)
def test_a_report_is_accepted_as_if_its_lane_were_here(
    make_program, accept, before, after
):
    project = make_program(before)
    folder = report(project, project.engine.lane, project.run("1"))
    exit_code, _ = accept(project, folder)
    assert project.read(PROGRAM) == after
    assert exit_code == 0


def test_the_block_that_holds_on_that_lane_is_written(make_program, accept):
    text = "print(3)\n\n# Output (==3.99.*):\n# x\n\n# Output:\n# 3\n"
    project = make_program(text)
    exit_code, said = accept(project, report(project, NEW, "4\nfour"))
    assert project.read(PROGRAM) == text.replace("# x\n", "# 4\n# four\n")
    assert exit_code == 0
    assert "-# x\n+# 4\n+# four\n" in said


def test_several_lanes_are_accepted_together(make_program, accept):
    text = "print(3)\n\n# Output (free-threaded):\n# x\n\n# Output (gil):\n# y\n"
    project = make_program(text)
    report(project, FREE, "free")
    exit_code, _ = accept(project, report(project, NEW, "held"))
    assert exit_code == 0
    assert project.read(PROGRAM) == text.replace("x", "free").replace("y", "held")


def test_an_inline_program_is_accepted(make_project, accept):
    project = make_project("# Home\n\n" + fence("print(1)", "> "))
    assert accept(project, report(project, NEW, "1"))[0] == 0
    assert project.read(HOME) == "# Home\n\n" + fence(
        "print(1)\n\n# Output:\n# 1", "> "
    )


def test_a_block_that_was_added_since_does_not_matter(make_program, accept):
    project = make_program("print(3)\n\n# Output:\n# 3\n")
    folder = report(project, NEW, "4")
    text = "print(3)\n\n# Output (==3.99.*):\n\n# Output:\n# 3\n"
    project.write(PROGRAM, text)
    assert accept(project, folder)[0] == 0
    assert project.read(PROGRAM) == text.replace("*):\n", "*):\n# 4\n")


def test_only_the_pages_that_are_named_are_accepted(make_project, accept):
    page = include("a.py")
    project = make_project(
        page, {"a.py": "print(1)\n"}, **{"docs/b.md": fence("x = 1")}
    )
    folder = report(project, NEW, "1")
    exit_code, said = accept(project, folder, "docs/b.md")
    assert (exit_code, project.read("snippets/a.py")) == (1, "print(1)\n")
    assert "docs/b.md: no report says anything of this page" in said
    assert accept(project, folder, "docs/index")[0] == 1
    assert accept(project, folder, "docs/index.md", "docs")[0] == 0
    assert project.read("snippets/a.py") == "print(1)\n\n# Output:\n# 1\n"


def test_a_program_shown_twice_is_written_once(make_project, accept):
    project = make_project(twice("a.py"), {"a.py": "print(3)\n"})
    report(project, NEW, "3")
    exit_code, _ = accept(project, report(project, NEW, "3", number=1, name="more"))
    assert exit_code == 0
    assert project.read("snippets/a.py") == "print(3)\n\n# Output:\n# 3\n"


def test_what_holds_by_now_is_not_written_again(make_program, accept):
    project = make_program("print(3)\n\n# Output:\n# 4\n")
    folder = report(project, NEW, "3")
    project.write(PROGRAM, "print(3)\n\n# Output:\n# 3\n")
    exit_code, said = accept(project, folder)
    assert exit_code == 0
    assert "every recorded output holds; nothing written" in said


def refused(accept, project: MadeProject, folder: Path) -> str:
    """Why a report is refused; and nothing was written."""
    files = [path for path in project.root.rglob("*.[pm][yd]") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    exit_code, said = accept(project, folder)
    assert exit_code == 1
    assert before == {path: path.read_bytes() for path in before}
    return said


def test_a_program_that_has_changed_is_refused(make_program, accept):
    project = make_program("print(3)\n\n# Output:\n# 4\n")
    folder = report(project, NEW, "3")
    project.write(PROGRAM, "print(5)\n\n# Output:\n# 4\n")
    said = refused(accept, project, folder)
    assert "docs/index.md:3: no program on this page is the one that ran on" in said
    assert "Push it, and take the new report" in said


def test_unstable_output_is_refused(make_program, accept):
    project = make_program("print(3)\n\n# Output:\n# 4\n")
    said = refused(accept, project, report(project, NEW, "3", "3", "5"))
    assert "docs/index.md:3: the output is not stable" in said
    assert "      - 3\n      + 5\n" in said


def test_other_hash_seeds_are_refused(make_program, accept, monkeypatch):
    project = make_program("print(3)\n\n# Output:\n# 4\n")
    folder = report(project, NEW, "3")
    file = folder / "3.99" / "outputs.json"
    file.write_text(file.read_text().replace('"seed": "3"', '"seed": "1"'))
    assert "were not under the hash seeds 1, 2, 3" in refused(accept, project, folder)


@pytest.mark.parametrize(
    ("run", "what"),
    [
        (
            did("Traceback (most recent call last):\nKeyError: 1", 1),
            "# Raises: KeyError",
        ),
        (did("3", 3), "ended with exit code 3"),
        (did("3", 0, "time"), "was stopped after 30 s"),
    ],
)
def test_a_failure_is_refused(make_program, accept, run, what):
    project = make_program("print(3)\n\n# Output:\n# 4\n")
    assert what in refused(accept, project, report(project, NEW, run))


def test_two_answers_for_one_block_are_refused(make_program, accept):
    project = make_program("print(3)\n\n# Output:\n# 4\n")
    report(project, OLD, "old")
    said = refused(accept, project, report(project, NEW, "new"))
    assert (
        "prints one thing on CPython 3.98.1 (-) and another on CPython 3.99.1 (+)"
        in said
    )
    assert "      - # old\n      + # new\n" in said
    assert "# Output (==3.99.*):" in said


@pytest.mark.parametrize(
    "record", ["# Output:\n# 4\n", "# Raises (<3): X\n\n# Output:\n"]
)
def test_an_answer_is_refused_where_another_lane_prints_what_is_recorded(
    make_program, accept, record
):
    project = make_program(f"print(3)\n\n{record}")
    agreed(project, OLD)
    said = refused(accept, project, report(project, FREE, "new"))
    assert "prints what is recorded on CPython 3.98.1, and something else on" in said
    assert "# Output (==3.99.*, free-threaded):" in said


def test_a_first_block_is_refused_where_another_lane_prints_nothing(
    make_program, accept
):
    project = make_program("print(end='')\n")
    agreed(project, OLD)
    assert "something else on" in refused(accept, project, report(project, NEW, "new"))


def test_another_lane_with_a_block_of_its_own_does_not_matter(make_program, accept):
    text = "print(3)\n\n# Output (==3.99.*):\n# x\n\n# Output:\n# 3\n"
    project = make_program(text)
    agreed(project, OLD)
    assert accept(project, report(project, NEW, "4"))[0] == 0
    assert project.read(PROGRAM) == text.replace("x", "4")


def test_two_pages_that_show_one_program_get_one_answer(make_project, accept):
    project = make_project(twice("a.py"), {"a.py": "print(3)\n"})
    report(project, OLD, "old")
    said = refused(accept, project, report(project, NEW, "new", number=1))
    assert "prints one thing on" in said


def test_a_program_of_two_pages_is_refused_on_both(make_project, accept):
    more = {"docs/more.md": include("a.py")}
    project = make_project(include("a.py"), {"a.py": "print(3)\n"}, **more)
    file = report(project, OLD, "old") / "3.98" / "outputs.json"
    told = file.read_text().replace("docs/index.md", "docs/more.md")
    file.write_text(told)
    said = refused(accept, project, report(project, NEW, "new"))
    assert "prints one thing on" in said


@pytest.mark.parametrize(
    ("on", "label"),
    [
        (NEW, "==3.99.*"),
        (lane("3.98.1", free_threaded=True), "free-threaded"),
        (lane("3.98.1", system="macos"), "macos"),
        (lane("3.98.2"), "==3.98.2"),
    ],
)
def test_the_label_that_tells_two_lanes_apart_is_named(make_program, accept, on, label):
    text = "print(3)\n\n# Output:\n# 3\n"
    project = make_program(text)
    agreed(project, OLD)
    folder = report(project, on, "new", name="other")
    assert f"such as # Output ({label}):, and" in refused(accept, project, folder)
    project.write(PROGRAM, text.replace("# Out", f"# Output ({label}):\n\n# Out"))
    assert accept(project, folder)[0] == 0
    assert f"# Output ({label}):\n# new\n\n# Output:\n# 3\n" in project.read(PROGRAM)


def test_a_lane_that_no_block_holds_on_is_refused(make_program, accept):
    project = make_program("print(3)\n\n# Output:\n# 4\n")
    folder = report(project, NEW, "3")
    project.write(PROGRAM, "print(3)\n\n# Output (<3.99):\n# 4\n")
    said = refused(accept, project, folder)
    assert "no recorded output holds on CPython 3.99.1 any more" in said


@pytest.mark.parametrize(
    "output",
    [
        "3\rimport os",
        "3\x00",
        "3\x1b[2J",
        "3\n\x0b",
        "\ud800",
        "Diagram: a",
        "3\nSteps: a, b",
    ],
    ids=ascii,
)
def test_what_a_record_would_not_hold_is_refused(make_program, accept, output):
    project = make_program("a = b = 3\nprint(a)\n\n# Output:\n# 4\n")
    said = refused(accept, project, report(project, NEW, output))
    assert "docs/index.md:3: " in said
    assert "control characters" in said or "can't be recorded" in said


@pytest.mark.parametrize(
    "output",
    [
        "```\nmore",
        "\n\n# Raises: X",
        "Raises: KeyError: 1",
        "# Output:\n# 5",
        "--8<-- x",
    ],
)
def test_what_only_looks_like_a_trailer_is_recorded_as_output(
    make_project, accept, output
):
    project = make_project(fence("print(3)\n\n# Output:\n# 4") + fence("print(4)"))
    assert accept(project, report(project, NEW, output))[0] == 0
    again = project.example()
    assert again.program.code == "print(3)"
    assert [recorded.text for recorded in again.program.outputs] == [output]
    assert again.program.raises == ()
    assert project.example(1).program.code == "print(4)"


def test_what_ends_a_fence_is_refused(make_project, accept):
    project = make_project(fence("print(3)\n\n# Output:\n# 4"))
    said = refused(accept, project, report(project, NEW, "`" * 8))
    assert "eight backticks in this program would end its fence" in said


def test_what_is_refused_does_not_stop_the_others(make_project, accept):
    project = make_project(fence("print(1)") + fence("print(2)"))
    report(project, NEW, "1", number=0, name="one")
    folder = report(project, NEW, "2", "3", "4", number=1, name="two")
    exit_code, said = accept(project, folder)
    assert exit_code == 1
    assert project.read(HOME) == fence("print(1)\n\n# Output:\n# 1") + fence("print(2)")
    assert "1 could not be accepted: see above" in said


def test_a_notebook_is_not_accepted_from_a_report(make_project, accept):
    text = notebook(code("print(1)", "2"))
    project = make_project(**{"docs/lab.ipynb": text})
    lab = project.engine.project.notebook(project.root / "docs/lab.ipynb")
    verdict = judge(lab, did("1"), NEW)
    finding = found_in(lab, verdict)
    folder = project.root / "reports"
    Report(NEW, frozenset(), ((finding, None),)).write(folder / "outputs.json")
    said = refused(accept, project, folder)
    assert "docs/lab.ipynb:1: this notebook" in said
    assert "nox -s accept -- --models docs/lab.ipynb\n" in said
