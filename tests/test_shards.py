"""Tests shared out: among machines by pytest-split, among processes by pytest-xdist."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from paotong.pytest_shares import runs_ahead
from tests.made import include

if "CI" not in os.environ:
    for needed in ("pytest_split", "xdist"):
        pytest.importorskip(needed, reason="pip install -r requirements-dev.txt")

from tests.shares import ALONE, Shares

TOOK = "--durations-path=took.json"


def program(number: int) -> str:
    return f"print({number})\n\n# Output:\n# {number}\n"


@pytest.fixture
def project(make_project):
    """Six programs, the first of which takes as long as all the others."""
    programs = {f"demo/p{n}.py": program(n) for n in range(6)}
    made = make_project("".join(map(include, programs)), programs)
    seconds = {f"snippets/{name}": 1.0 for name in programs}
    seconds["snippets/demo/p0.py"] = 5.0
    made.write("took.json", json.dumps(seconds))
    # What a machine has kept itself must not count: others have kept something else.
    made.write(".paotong/seconds.json", json.dumps({"snippets/demo/p1.py": 99.0}))
    return made


def test_seconds_are_told_by_the_names_of_programs(project):
    said = project.pytest("--splits=1", "--group=1", TOOK).stdout
    assert "estimated duration: 10.00s" in said
    assert "6 passed" in said


def test_what_never_ran_is_guessed(project):
    said = project.pytest("--splits=1", "--group=1").stdout
    assert "estimated duration: 0.60s" in said


def test_two_machines_verify_everything_once_and_as_long_as_each_other(project):
    split = ["--splits=2", TOOK, "-v"]
    shards = [project.pytest(*split, f"--group={n}") for n in (1, 2)]
    passed = [each.stdout.count(" PASSED") for each in shards]
    assert passed == [1, 5]
    assert "[CodeFence#1][line:3] PASSED" in shards[0].stdout
    runs = list((project.root / ".paotong").glob("??/*/*.json"))
    assert len(runs) == 12  # under two hash seeds each


def test_processes_share_out_the_examples(project):
    project.write("snippets/demo/p3.py", program(3).replace("# 3", "# 4"))
    said = project.pytest("-n2").stdout
    assert "1 failed, 5 passed" in said
    runs = list((project.root / ".paotong").glob("??/*/*.json"))
    assert len(runs) == 10


def test_one_process_runs_programs_ahead():
    workers = [SimpleNamespace(workerinput={"workerid": f"gw{n}"}) for n in range(3)]
    assert [runs_ahead(config) for config in workers] == [True, False, False]
    assert runs_ahead(SimpleNamespace())


def test_the_process_that_reports_tells_what_another_found(project, tmp_path):
    project.write("snippets/demo/p3.py", program(3).replace("# 3", "# 4"))
    summary = tmp_path / "summary.md"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GITHUB_ACTIONS", "true")
        patch.setenv("GITHUB_STEP_SUMMARY", str(summary))
        patch.setenv("PAOTONG_REPORT", "1")
        run = project.pytest("-n2", "-s")
    said = run.stdout + run.stderr
    assert said.count("::error file=snippets/demo/p3.py,line=4") == 1
    assert said.count("::stop-commands::") == 1
    assert summary.read_text("utf-8").count("snippets/demo/p3.py") >= 1
    (report,) = (project.root / ".paotong" / "report").rglob("outputs.json")
    facts = json.loads(report.read_text("utf-8"))
    assert len(facts["verified"]) == 5
    assert len(facts["findings"]) == 1


def test_outputs_are_accepted_by_one_process_alone(project):
    run = project.pytest("-n2", "--accept")
    assert "--accept writes files: leave out -n" in run.stdout + run.stderr
    assert run.returncode


@pytest.mark.parametrize(
    ("nodeid", "share"),
    [
        ("docs/language/names.md::[CodeFence#1][line:3]", "examples"),
        ("docs/models/detr.ipynb::cells", "examples"),
        ("tests/test_a.py::test_b[c::d]", "tests/test_a.py"),
        ("tests/test_a.py::TestB::test_c", "tests/test_a.py"),
        (f"{ALONE[0]}::test_b[c]", f"{ALONE[0]}::test_b[c]"),
    ],
)
def test_a_file_is_shared_out_whole_and_the_examples_are(nodeid, share):
    shares = object.__new__(Shares)
    assert shares._split_scope(nodeid) == share


def test_what_is_shared_out_one_by_one_is_there():
    assert all(Path(file).is_file() for file in ALONE)
