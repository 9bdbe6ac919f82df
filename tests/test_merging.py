"""Stores of several machines put together: what counts, and what is left out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from paotong.engine import Engine
from paotong.merging import MergeError, merge
from paotong.run import Run
from paotong.survey import Survey
from tests.made import RIGHT, fence, lane


@pytest.fixture
def project(make_project):
    return make_project(fence(RIGHT) + fence("print(4)\n\n# Output:\n# 4\n"))


@pytest.fixture
def other(project, tmp_path):
    """A copy of the store in which the first example ran on another lane."""
    run = Run("3", exit_code=0, stopped=None, seconds=0.25)
    project.engine.store.put(project.example(), lane("3.12.1"), "random", run)
    folder = tmp_path / "stores" / "store-3.12"
    folder.parent.mkdir()
    shutil.move(project.root / ".paotong", folder)
    return folder


def verified_on(project) -> dict[str, int]:
    return Survey(Engine.at(project.root)).ledger.verified_on


def test_what_ran_elsewhere_is_in_the_ledger_after_a_merge(project, other):
    before = verified_on(project)
    assert "3.12" not in before
    assert merge(project.engine.store, [other]) == 1
    assert verified_on(project) == {"3.12": 1, **before}


def test_a_folder_of_stores_is_as_good_as_each_of_them(project, other):
    assert merge(project.engine.store, [other.parent]) == 1
    assert merge(project.engine.store, [other.parent]) == 0  # they are there now


def test_what_is_there_stays_as_it_is(project, other):
    merge(project.engine.store, [other])
    (file,) = other.rglob("*-random.json")
    here = project.root / ".paotong" / file.relative_to(other)
    file.write_text(file.read_text("utf-8").replace('"3"', '"5"'), "utf-8")
    merge(project.engine.store, [other])
    assert '"output": "3"' in here.read_text("utf-8")


def test_nothing_but_runs_is_taken_in(project, other, tmp_path):
    (file,) = other.rglob("*-random.json")
    (other / "main-ledger.json").write_text("{}", "utf-8")
    (other / "ledger").mkdir()
    (other / "ledger" / "a.json").write_text("{}", "utf-8")
    link = file.with_name(f"{'0' * 16}-1.json")
    link.symlink_to(tmp_path / "secret.json")
    merge(project.engine.store, [other])
    found = [p for p in (project.root / ".paotong").rglob("*") if p.is_file()]
    assert {path.name for path in found} == {file.name, "seconds.json"}


def test_a_run_that_can_not_be_read_harms_nobody(project, other):
    (file,) = other.rglob("*-random.json")
    file.write_text("{", "utf-8")
    merge(project.engine.store, [other])
    assert "3.12" not in verified_on(project)


def test_how_long_programs_took_is_known_after_a_merge(project, other):
    (other / "seconds.json").write_text('{"a": 3, "b": 4}', "utf-8")
    own = project.write(".paotong/seconds.json", '{"a": 1}')
    merge(project.engine.store, [other])
    assert json.loads(own.read_text("utf-8")) == {"a": 1, "b": 4}


def test_a_folder_that_is_not_there_is_an_error_and_an_empty_one_is_not(
    project, tmp_path
):
    with pytest.raises(MergeError, match="nowhere: there is no such folder"):
        merge(project.engine.store, [tmp_path / "nowhere"])
    (tmp_path / "empty").mkdir()
    assert merge(project.engine.store, [tmp_path / "empty"]) == 0


def test_one_command_merges(project, other):
    command = [sys.executable, "-m", "paotong", "merge"]

    def told(*folders):
        whole = [*command, *map(str, folders)]
        return subprocess.run(whole, cwd=project.root, capture_output=True, text=True)

    assert told(other).stdout == "1 runs were not here yet, and are now\n"
    wrong = told("nowhere")
    assert (wrong.returncode, wrong.stderr.count("no such folder")) == (1, 1)


def test_what_is_too_large_for_a_run_is_refused_by_name(project, other, monkeypatch):
    monkeypatch.setattr("paotong.merging._LARGEST", 10)
    with pytest.raises(MergeError, match=r"\.json: more than 10 bytes"):
        merge(project.engine.store, [other])
