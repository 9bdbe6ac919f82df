"""The store says why an example runs again, and keeps within its limit."""

from __future__ import annotations

import os

import pytest

from paotong import containment
from paotong.__main__ import main
from paotong.run import Run
from tests.made import RIGHT, fence, lane
from tests.test_store import entry

READS = "from pathlib import Path\nPath(__file__).with_name('data.txt').read_text()\n"


def why(project):
    return project.engine.why_run(project.example())


def test_what_is_kept_would_not_run(make_program):
    project = make_program(RIGHT)
    project.verify()
    assert why(project) == ""


def test_a_new_text_is_a_reason(make_program):
    project = make_program(RIGHT)
    assert why(project).startswith("no run of it on CPython ")
    project.verify()
    project.write("snippets/topic/program.py", RIGHT.replace("print(3)", "print(2+1)"))
    assert why(project).endswith("is kept with this text, seed random")


def test_a_changed_file_is_named(make_program):
    project = make_program(READS + RIGHT)
    project.write("snippets/topic/data.txt", "1")
    project.verify()
    project.write("snippets/topic/data.txt", "2")
    assert why(project) == "data.txt has changed since"


def test_a_changed_package_is_named_with_both_versions(make_program, monkeypatch):
    project = make_program("import markdown\n" + RIGHT)
    monkeypatch.setattr("paotong.installed.brought_by", lambda name: {name: "1"})
    project.verify()
    monkeypatch.setattr("paotong.installed.brought_by", lambda name: {name: "2"})
    monkeypatch.setattr("paotong.store.installed", lambda: "something else")
    assert why(project).startswith("markdown: markdown 1 -> markdown 2")


def test_a_missing_sandbox_is_a_reason(make_program, monkeypatch):
    monkeypatch.setattr("paotong.run.containment", lambda: containment.WEAK)
    project = make_program(RIGHT)
    project.verify()
    monkeypatch.setenv(containment.REQUIRED, containment.STRONG)
    assert why(project) == "its run had no sandbox, which is required"


def test_what_can_t_run_here_says_so(make_program):
    project = make_program("import missing_module\nprint(3)\n\n# Output:\n# 3\n")
    assert why(project).startswith("it can't run here: ")


def test_a_corrupt_entry_is_told_when_it_is_read(make_program, caplog):
    project = make_program(RIGHT)
    project.verify()
    entry(project).write_bytes(b"{")
    assert why(project) == "this entry of the store can't be read"
    assert project.verify().good
    assert f"{entry(project)}: this entry of the store can't be read" in caplog.text


def test_the_command_line_names_page_and_line(make_project, monkeypatch, capsys):
    project = make_project(fence(RIGHT) + "\n" + fence("print(1)\n\n# Output:\n# 1\n"))
    project.engine.verify(project.example(0))
    monkeypatch.chdir(project.root)
    assert main(["why", "docs/index.md"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{project.example(1).where}: no run of it on CPython ")
    project.engine.verify(project.example(1))
    assert main(["why"]) == 0
    assert capsys.readouterr().out == "nothing would run\n"


@pytest.fixture
def kept(make_program):
    """A store with three runs of about a kilobyte, oldest first."""
    project = make_program(RIGHT)
    store = project.engine.store
    for number in range(3):
        store.put(project.example(), lane(), str(number), Run("x" * 900, 0, None, 1.0))
        path = store._path(project.example(), lane(), str(number))
        os.utime(path, (number, number))
    return project


def seeds(project):
    store, example = project.engine.store, project.example()
    return [n for n in range(3) if store.get(example, lane(), str(n))]


def test_a_folder_stands_for_its_pages(make_project, monkeypatch, capsys):
    project = make_project(fence(RIGHT))
    for name in ("a/one", "a/two"):
        project.write(f"docs/{name}.md", fence(RIGHT))
    monkeypatch.chdir(project.root)
    assert main(["why", "docs/a", "docs/a/two.md"]) == 0
    told = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert told == ["docs/a/one.md", "docs/a/two.md"]


def test_what_is_no_page_is_an_error_with_its_name(make_project, monkeypatch, capsys):
    monkeypatch.chdir(make_project(fence(RIGHT)).root)
    with pytest.raises(SystemExit) as ended:
        main(["why", "docs/none.md"])
    assert ended.value.code == 2
    assert "docs/none.md: no page, nor a folder" in capsys.readouterr().err


def test_what_was_used_least_recently_goes_first(kept):
    size = len(entry_bytes(kept))
    assert kept.engine.store.prune(2 * size + 10) == 1
    assert seeds(kept) == [1, 2]


def test_what_is_used_stays(kept):
    assert kept.engine.store.get(kept.example(), lane(), "0")
    assert kept.engine.store.prune(len(entry_bytes(kept)) + 10) == 2
    assert seeds(kept) == [0]


def test_within_the_limit_nothing_goes(kept):
    assert kept.engine.store.prune() == 0
    assert seeds(kept) == [0, 1, 2]


def test_what_a_killed_build_left_goes(kept):
    left = kept.engine.store.folder / "aa.part"
    left.write_text("half")
    assert kept.engine.store.prune() == 0
    os.utime(left, (1, 1))
    assert kept.engine.store.prune() == 1
    assert not left.exists()


def test_the_command_line_prunes(kept, monkeypatch, capsys):
    monkeypatch.chdir(kept.root)
    assert main(["prune", "--megabytes", "0"]) == 0
    assert capsys.readouterr().out == "removed 3 files\n"


def entry_bytes(project):
    path = project.engine.store._path(project.example(), lane(), "0")
    return path.read_bytes()


def test_what_a_kept_page_shows_is_used(kept):
    store, example = kept.engine.store, kept.example()
    store.used(store.depends_on(example))
    paths = [store._path(example, lane(), str(number)) for number in range(3)]
    assert all(path.stat().st_mtime > 2 for path in paths)
