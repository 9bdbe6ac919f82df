"""What GitHub's runner obeys of our output: annotations, and no program."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from paotong.actions import error_commands
from paotong.example import Where
from paotong.findings import Finding, What
from paotong.pyodide_files import REQUIRED
from paotong.telling import Telling
from tests.made import FENCES, MadeProject, fence, include
from tests.runner import Runner

HOSTILE = """\
print("::error file=README.md,line=1::you are wrong")
print("\\t ::set-env name=PATH::/evil")
print("x ##[add-mask]e")
print("::add-mask::a")
print("::stop-commands::mine")
print("::mine::")
print("::warning::the same before and after")
print("]]></pre><script>alert(1)</script> | ```` ` **b** [a](http://b.c) @someone")

# Output:
# ::warning::the same before and after
"""
IN_ACTIONS = {"GITHUB_ACTIONS": "true", "NO_COLOR": "1", "PAOTONG_REPORT": "0"}


def places(
    obeyed: list[tuple[str, dict[str, str], str]],
) -> list[tuple[str, str | None, str | None]]:
    return [(name, f.get("file"), f.get("line")) for name, f, _ in obeyed]


def in_actions(
    project: MadeProject, *command: str, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a project, as a step of a workflow."""
    environment = {**os.environ, **IN_ACTIONS, "PYTEST_ADDOPTS": "", **more}
    environment.pop(REQUIRED, None)  # of this repository's own site
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project.root,
        env=environment,
        capture_output=True,
        text=True,
    )


PYTEST = (
    "pytest",
    "--markdown-docs",
    "docs",
    "-p",
    "no:cacheprovider",
    "--rootdir",
    ".",
)
MKDOCS = ("mkdocs", "build", "--strict")
CONFIG = """\
site_name: made
nav:
  - index.md
  - gone.md
theme: {name: null, custom_dir: theme}
plugins: [paotong]
markdown_extensions:
  - paotong
"""
CONFIG += FENCES  # among the extensions


@pytest.fixture
def hostile(make_project):
    page = (
        "[dead](nowhere.md)\n\n"
        + include("t/a.py")
        + fence("print('::error::before')\nraise ValueError('a')")
    )
    return make_project(
        page,
        {"t/a.py": HOSTILE},
        **{"mkdocs.yml": CONFIG, "theme/main.html": "{{ page.content }}"},
    )


def test_pytest_annotates_the_lines_and_programs_command_nothing(hostile, tmp_path):
    summary = tmp_path / "summary.md"
    run = in_actions(hostile, *PYTEST, "-rA", GITHUB_STEP_SUMMARY=str(summary))
    assert run.returncode == 1
    assert "\n      + ::add-mask::a\n" in run.stdout
    obeyed = Runner(run.stdout).obeyed
    assert [
        (name, facts.get("file"), facts.get("line")) for name, facts, _ in obeyed
    ] == [
        ("remove-matcher", None, None),
        ("error", "snippets/t/a.py", "11"),
        ("error", "docs/index.md", "10"),
    ]
    assert obeyed[1][1]["title"].startswith("输出与记录不同 · CPython 3.")
    assert "\n      + x ##[add-mask]e\n" in obeyed[1][2]
    assert Runner(run.stderr).obeyed == []
    text = summary.read_text("utf-8")
    assert Runner(text).obeyed == []
    assert "<script" not in text
    assert text.count("\n| docs/index.md") == 2


def test_a_strict_build_annotates_its_warnings_and_programs_command_nothing(
    hostile, tmp_path
):
    summary = tmp_path / "summary.md"
    run = in_actions(hostile, *MKDOCS, GITHUB_STEP_SUMMARY=str(summary))
    assert run.returncode == 1
    obeyed = Runner(run.stderr).obeyed
    assert [
        (name, facts.get("file"), facts.get("line")) for name, facts, _ in obeyed
    ] == [
        ("remove-matcher", None, None),
        ("error", "mkdocs.yml", "4"),
        ("error", "snippets/t/a.py", "11"),
        ("error", "docs/index.md", "10"),
        ("error", "docs/index.md", "1"),
    ]
    assert "contains a link 'nowhere.md'" in obeyed[-1][2]
    assert Runner(run.stdout).obeyed == []
    assert "nox -s accept -- docs/index.md" in summary.read_text("utf-8")


def test_elsewhere_nothing_is_said_to_a_runner(hostile, tmp_path):
    run = in_actions(hostile, *PYTEST, GITHUB_ACTIONS="")
    assert "stop-commands::" not in run.stdout.replace("::stop-commands::mine", "")
    assert not (hostile.root / ".paotong" / "report").exists()


def test_the_runner_of_this_test_would_obey_what_programs_print():
    """Without the silence, and behind the spaces and signs of a difference."""
    shown = "      - ##[add-mask]a\n        ::error::b\n      + ::error::c\r::error::d"
    assert [(name, data) for name, _, data in Runner(shown).obeyed] == [
        ("add-mask", "a"),
        ("error", "b"),
        ("error", "d"),
    ]


def test_signs_of_the_runner_are_escaped():
    where = Where("docs/a,b:c%.md", 3)
    finding = Finding(What.FAULT, where, where, "50%\r\nmore: a, b ::error::")
    lane = "CPython 3.14, here: %0A"
    (line,) = error_commands([finding], lane)
    assert "\n" not in line and "\r" not in line
    assert Runner(line).obeyed == [
        (
            "error",
            {
                "file": where.path,
                "line": "3",
                "title": "页面有错 · CPython 3.14, here: %0A",
            },
            f"{finding.message}\n    照说的改，再运行 nox -s check -- docs/a,b:c%.md",
        )
    ]


def test_beyond_what_github_shows_the_last_annotation_says_how_many():
    where = Where("docs/a.md", 3)
    findings = [Finding(What.FAULT, where, where, f"{n}") for n in range(12)]
    assert len(error_commands(findings[:10])) == 10
    lines = error_commands(findings)
    assert len(lines) == 10
    assert "::8%0A" in lines[8]
    assert "还有 3 处" in lines[9]


def test_a_long_message_is_cut_before_the_runner_cuts_it():
    where = Where("docs/a.md", 3)
    (line,) = error_commands([Finding(What.FAULT, where, where, "x" * 9999)])
    text = Runner(line).obeyed[0][2]
    assert 3000 < len(text) < 4096
    assert text.endswith(" …\n    照说的改，再运行 nox -s check -- docs/a.md")


def test_a_session_without_examples_leaves_no_report(make_project, monkeypatch):
    monkeypatch.setenv("PAOTONG_REPORT", "1")
    project = make_project()
    Telling(project.engine).write()
    assert not (project.root / ".paotong" / "report").exists()
