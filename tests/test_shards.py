"""Examples shared out among machines by the seconds they took, by pytest-split."""

from __future__ import annotations

import json
import os

import pytest

from tests.made import include

if "CI" not in os.environ:
    pytest.importorskip("pytest_split", reason="pip install -r requirements-dev.txt")

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
