"""Ledgers of releases: frozen once, and what has changed since."""

from __future__ import annotations

import subprocess
import sys

import pytest

from paotong.engine import Engine
from paotong.lane import current_lane
from paotong.ledger import Ledger
from paotong.releases import (
    Frozen,
    Release,
    ReleaseError,
    changes_between,
    freeze,
    project_version,
    read_releases,
)
from paotong.survey import Survey
from tests.made import RIGHT, fence, include

OLD = Release("1.0", {"a": Frozen("11", ("3.12",)), "b": Frozen("22", ("3.12",))})


def now(**examples: tuple[str, str]) -> Release:
    found = {n: Frozen(r, tuple(lanes.split())) for n, (r, lanes) in examples.items()}
    return Release("", found)


@pytest.fixture
def project(make_project):
    return make_project(include("demo/three.py"), {"demo/three.py": RIGHT})


def ledger(project) -> Ledger:
    return Survey(Engine.at(project.root)).ledger


def test_an_example_with_a_new_id_is_new_and_one_without_is_removed():
    changes = changes_between(OLD, now(a=("11", "3.12"), c=("33", "3.12")))
    assert (changes.since, changes.new, changes.removed) == ("1.0", ("c",), ("b",))
    assert (changes.output, changes.lanes) == ((), {})


def test_a_record_that_changed_and_a_lane_that_came_are_told():
    changes = changes_between(OLD, now(a=("12", "3.12"), b=("22", "3.12 3.13 3.14t")))
    assert changes.output == ("a",)
    assert changes.lanes == {"b": ("3.13", "3.14t")}


def test_a_lane_that_is_not_here_now_is_no_change():
    """A build on one machine does not know what others verified."""
    changes = changes_between(OLD, now(a=("11", ""), b=("22", "3.12")))
    assert (changes.output, changes.lanes) == ((), {})


def test_what_was_frozen_is_read_again(project):
    path = freeze(project.root, ledger(project), "2026.1.2")
    assert path == project.root / "releases" / "2026.1.2.json"
    (release,), faults = read_releases(project.root)
    assert (release.version, faults) == ("2026.1.2", [])
    assert list(release.examples) == ["index.md#three"]
    assert release.examples["index.md#three"].lanes == (current_lane().short,)


def test_a_frozen_ledger_has_a_line_for_each_example(make_project):
    made = make_project(fence(RIGHT) + fence("print(4)\n\n# Output:\n# 4\n"))
    path = freeze(made.root, ledger(made), "1.0")
    lines = path.read_text("utf-8").splitlines()
    assert sum(line.startswith('  "index.md#') for line in lines) == 2


def test_the_newest_release_comes_first(project):
    for version in ("1.9", "1.10", "1.2"):
        freeze(project.root, ledger(project), version)
    releases, _ = read_releases(project.root)
    assert [release.version for release in releases] == ["1.10", "1.9", "1.2"]


def test_changes_are_those_since_the_newest_and_those_that_came_with_it(project):
    freeze(project.root, ledger(project), "1.0")
    freeze(project.root, ledger(project), "1.1")
    project.write("snippets/demo/three.py", RIGHT.replace("3", "4"))
    since, before = Survey(Engine.at(project.root)).changes
    assert (since.since, since.output) == ("1.1", ("index.md#three",))
    assert (before.since, before.output) == ("1.0", ())


def test_a_release_is_frozen_once(project):
    freeze(project.root, ledger(project), "1.0")
    freeze(project.root, ledger(project), "1.0")  # the same again is nothing new
    project.write("snippets/demo/three.py", RIGHT.replace("3", "4"))
    with pytest.raises(ReleaseError, match=r"1\.0\.json is there, with another ledger"):
        freeze(project.root, ledger(project), "1.0")


def test_nothing_is_frozen_while_an_example_is_wrong(make_project):
    made = make_project(fence("print(1)\n\n# Output:\n# 2\n"))
    with pytest.raises(ReleaseError, match=r"(?s)1 examples are wrong.*index\.md#"):
        freeze(made.root, ledger(made), "1.0")
    assert not (made.root / "releases").exists()


def test_nothing_is_frozen_while_an_example_is_verified_nowhere(make_project):
    made = make_project(fence("import nowhere_at_all\n\n# Output:\n# 1\n"))
    with pytest.raises(ReleaseError, match="1 examples are verified on no lane"):
        freeze(made.root, ledger(made), "1.0")


def test_a_version_has_to_be_one(project):
    with pytest.raises(ReleaseError, match="'next' is no version"):
        freeze(project.root, ledger(project), "next")


@pytest.mark.parametrize("text", ["{", "[]", '{"release": "x", "examples": {}}'])
def test_a_frozen_ledger_that_can_not_be_read_is_a_fault(project, text):
    freeze(project.root, ledger(project), "1.0")
    project.write("releases/2.0.json", text)
    (release,), (fault,) = read_releases(project.root)
    assert release.version == "1.0"
    assert str(fault).startswith("releases/2.0.json:1: this is no ledger of a release")


def test_the_version_is_that_of_the_project(project):
    project.write("pyproject.toml", '[project]\nversion = "2026.3.4"\n')
    assert project_version(project.root) == "2026.3.4"
    project.write("pyproject.toml", "[project]\n")
    with pytest.raises(ReleaseError, match="no version stands in pyproject"):
        project_version(project.root)


def test_one_command_freezes_a_release(project):
    project.write("pyproject.toml", '[project]\nversion = "2026.3.4"\n')
    command = [sys.executable, "-m", "paotong", "ledger", "--freeze"]
    run = subprocess.run(command, cwd=project.root, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "1 of 1 examples are verified" in run.stdout
    assert "releases/2026.3.4.json: commit this file" in run.stdout
    project.write("snippets/demo/three.py", RIGHT.replace("# 3", "# 4"))
    run = subprocess.run(command, cwd=project.root, capture_output=True, text=True)
    assert run.returncode == 1
    assert "1 examples are wrong" in run.stderr


def test_one_command_writes_what_stands_beside_the_pages(project):
    project.write("docs/ledger.md", "# 账本\n\n<!-- paotong: ledger -->\n")
    project.write("site/index.html", "")
    command = [sys.executable, "-m", "paotong", "ledger", "--write", "site"]
    run = subprocess.run(command, cwd=project.root, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    written = {path.name for path in (project.root / "site").iterdir()}
    assert written == {"index.html", "ledger.json", "badge.svg"}
