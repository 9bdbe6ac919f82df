"""The store: an unchanged example does not run; any change that matters runs it."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import patch

import pytest

from paotong import containment, fingerprint
from paotong import engine as engines
from paotong.pictures import Picture
from paotong.run import Run
from paotong.verdict import Kind
from tests.made import RIGHT, MadeProject, fence, lane, twice


def again(project: MadeProject) -> MadeProject:
    """The same project, seen by a new process."""
    return MadeProject(project.root)


def test_an_unchanged_example_runs_once(make_program, runs):
    project = make_program(RIGHT)
    first = project.verify()
    second = again(project).verify()
    assert len(runs) == 1
    assert first == second
    assert second.kind == Kind.VERIFIED


def test_an_inline_example_runs_once_wherever_it_stands(make_project, runs):
    project = make_project(fence(RIGHT))
    project.verify()
    project.write("docs/index.md", "# Moved\n\n" + fence(RIGHT, "> "))
    assert project.verify().good
    assert len(runs) == 1


def test_a_program_shown_on_two_pages_runs_once(make_project, runs):
    project = make_project(twice("a.py"), {"a.py": RIGHT})
    assert project.engine.verify(project.example(0)).good
    assert project.engine.verify(project.example(1)).good
    assert len(runs) == 1


@pytest.mark.parametrize(
    "text",
    [
        "print(3)\n\n# Output:\n# 4\n",
        "raise KeyError\n",
        "import time; time.sleep(9)\n\n# Timeout: 0.2\n",
    ],
)
def test_nothing_is_stored_of_what_is_wrong(make_program, runs, text):
    project = make_program(text)
    first, second = project.verify(), project.verify()
    assert not first.good
    assert not second.good
    assert len(runs) == 2
    assert not (project.root / ".paotong").exists()


def test_a_program_that_changes_while_it_runs_is_not_stored(
    make_program, runs, monkeypatch
):
    project = make_program(RIGHT)
    example = project.example()
    real = engines.run_example

    def run_and_edit(*args):
        project.write("snippets/topic/program.py", RIGHT + "\n")
        return real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(engines, "run_example", run_and_edit)
        assert project.engine.verify(example).good
    project.write("snippets/topic/program.py", RIGHT)
    project.engine.verify(example)
    assert len(runs) == 2


def entry(project: MadeProject) -> Path:
    (found,) = (project.root / ".paotong").rglob("*.json")
    return found


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b"{}", b"\xff\xfe", b'"text"', b'{"run": {}}'],
    ids=str,
)
def test_a_corrupt_entry_runs_again(make_program, runs, content):
    project = make_program(RIGHT)
    project.verify()
    entry(project).write_bytes(content)
    assert project.verify().good
    assert len(runs) == 2
    assert project.verify().good
    assert len(runs) == 2


@pytest.mark.parametrize("part", ["lane", "files", "packages", "run"])
@pytest.mark.parametrize("instead", [None, [], "gone"])
def test_an_entry_with_a_corrupt_part_runs_again(make_program, runs, part, instead):
    project = make_program(RIGHT)
    project.verify()
    facts = json.loads(entry(project).read_text())
    facts[part] = instead
    if instead == "gone":
        del facts[part]
    entry(project).write_text(json.dumps(facts))
    assert project.verify().good
    assert list(project.engine.verified_elsewhere(project.example())) == []
    assert len(runs) == 2


def test_an_entry_is_read_again_only_when_it_was_written(make_program, monkeypatch):
    project = make_program(RIGHT)
    run, real = project.verify().run, Path.read_bytes
    monkeypatch.setattr(fingerprint, "CLOCK", -60.0)  # as if it were written long ago
    with patch.object(Path, "read_bytes", autospec=True, side_effect=real) as read:
        for _ in range(3):
            assert project.verify().run == run
    read.assert_called_once_with(entry(project))
    text = entry(project).read_text().replace('"output": "3"', '"output": "4"')
    entry(project).write_text(text)
    (_, seen), *_ = project.engine.store.entries(project.example())
    assert seen.run.output == "4"


def test_a_stored_run_is_judged_by_the_record_of_today(make_program, runs):
    project = make_program(RIGHT)
    project.verify()
    facts = json.loads(entry(project).read_text())
    facts["run"]["output"] = "4"
    entry(project).write_text(json.dumps(facts))
    assert project.verify().good
    assert len(runs) == 2


def test_a_run_comes_back_as_it_was(make_program):
    project = make_program(RIGHT)
    run = Run("你\\xff", 0, None, 0.5, (Picture("a.svg", "image/svg+xml", "eA=="),))
    project.engine.store.put(project.example(), lane(), "1", run)
    assert project.engine.store.get(project.example(), lane(), "1") == run


def test_many_writers_at_a_time_leave_one_whole_entry(make_program):
    project = make_program(RIGHT)
    example, store = project.example(), project.engine.store
    outputs = [str(number) * 50_000 for number in range(8)]

    def put_and_get(output):
        store.put(example, lane(), "1", Run(output, 0, None, 0.1))
        kept = store.get(example, lane(), "1")
        return kept is not None and kept.output in outputs

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(put_and_get, outputs * 5))
    files = [path for path in store.folder.rglob("*") if path.is_file()]
    assert [path.suffix for path in files] == [".json"]


@pytest.mark.parametrize(
    ("kept", "count"), [(containment.WEAK, 2), (containment.STRONG, 1)]
)
def test_a_run_without_the_required_sandbox_is_run_again(
    make_program, runs, monkeypatch, kept, count
):
    monkeypatch.setattr("paotong.run.containment", lambda: kept)
    project = make_program(RIGHT)
    project.verify()
    monkeypatch.setenv(containment.REQUIRED, containment.STRONG)
    project.verify()
    assert len(runs) == count
