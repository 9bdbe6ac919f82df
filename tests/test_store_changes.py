"""What an example depends on: any change of it runs the example again, nothing else."""

from __future__ import annotations

import dataclasses
import sys

import pytest

from paotong import installed
from tests.made import RIGHT, include, lane


@pytest.mark.parametrize(
    "changed",
    [
        RIGHT.replace("print(3)", "print(1 + 2)"),
        RIGHT.replace("print(3)", "print(3)  # why"),
        RIGHT.replace("Output", "Output (>=3.9)"),
        RIGHT + "\n# Timeout: 5\n",
    ],
)
def test_changed_text_runs_again(make_program, runs, changed):
    project = make_program(RIGHT)
    project.verify()
    project.write("snippets/topic/program.py", changed)
    assert project.verify().good
    assert len(runs) == 2


USING = {
    "module": "import beside\nprint(3)",
    "package": "import kit.deep\nprint(3)",
    "data": "from pathlib import Path\nhere = Path(__file__).parent\n"
    "(here / 'data.txt').read_text()\nprint(3)",
    "missing": "from pathlib import Path\ntry:\n"
    "    open(Path(__file__).with_name('later.txt'))\nexcept OSError:\n    pass\n"
    "print(3)",
    "subprocess": "import subprocess, sys\nfrom pathlib import Path\n"
    "subprocess.run([sys.executable, Path(__file__).with_name('beside.py')])\nprint(3)",
    **{
        f"data in a process by {method}": "import multiprocessing\n"
        "from pathlib import Path\n"
        "def read():\n    Path(__file__).with_name('data.txt').read_text()\n"
        "if __name__ == '__main__':\n"
        f"    context = multiprocessing.get_context('{method}')\n"
        "    child = context.Process(target=read)\n"
        "    child.start(); child.join()\n"
        "    print(3, child.exitcode)"
        for method in ("fork", "spawn", "forkserver")
    },
}
CHANGES = {
    "module": "beside.py",
    "package": "kit/deep.py",
    "data": "data.txt",
    "missing": "later.txt",
    "subprocess": "beside.py",
}


@pytest.mark.parametrize("use", USING)
def test_a_changed_file_that_the_program_uses_runs_it_again(make_project, runs, use):
    text = f"{USING[use]}\n\n# Output:\n# 3{' 0' * ('process by' in use)}\n"
    files = {"beside.py": "", "kit/__init__.py": "", "kit/deep.py": "", "data.txt": ""}
    project = make_project(include("a.py"), {"a.py": text, **files})
    assert project.verify().message == ""
    assert project.verify().good
    assert len(runs) == 1
    project.write(f"snippets/{CHANGES.get(use, 'data.txt')}", "x = 1")
    assert project.verify().good
    assert len(runs) == 2


def test_a_file_that_is_gone_runs_its_program_again(make_project, runs):
    text = "try:\n    import beside\nexcept ImportError:\n    pass\n"
    project = make_project(include("a.py"), {"a.py": text, "beside.py": ""})
    project.write("snippets/beside.txt", "")
    project.verify()
    (project.root / "snippets/beside.py").unlink()
    project.verify()
    assert len(runs) == 2


def test_a_file_that_the_program_does_not_use_changes_nothing(make_project, runs):
    project = make_project(include("a.py"), {"a.py": RIGHT, "b.py": "x = 1"})
    project.verify()
    project.write("snippets/b.py", "x = 2")
    project.write("snippets/c.txt", "new")
    assert project.verify().good
    assert len(runs) == 1


def test_bytecode_that_comes_and_goes_changes_nothing(make_program, runs):
    project = make_program("import beside\n" + RIGHT, beside__py="x = 1")
    project.verify()
    cache = project.root / "snippets/topic/__pycache__"
    cache.mkdir()
    (cache / f"beside.{sys.implementation.cache_tag}.pyc").write_bytes(b"")
    assert project.verify().good
    assert len(runs) == 1


def test_each_hash_seed_has_a_run_of_its_own(make_program, runs):
    project = make_program(RIGHT)
    for seed in ("1", "2", "1", "2", "random"):
        assert project.verify(seed).good
    assert [seed for _, seed in runs] == ["1", "2", "random"]


def test_another_lane_has_runs_of_its_own(make_program, runs):
    project = make_program(RIGHT)
    project.verify()
    other = dataclasses.replace(project.engine, lane=lane("3.99.0"))
    assert other.verify(project.example()).good
    assert other.verify(project.example()).good
    assert project.verify().good
    assert len(runs) == 2


def test_a_run_on_another_lane_is_told(make_program):
    project = make_program(RIGHT)
    other = dataclasses.replace(project.engine, lane=lane("3.99.0"))
    other.verify(project.example())
    told = list(project.engine.verified_elsewhere(project.example()))
    assert [verdict.lane.version for verdict in told] == ["3.99.0"]
    assert list(other.verified_elsewhere(project.example())) == []


def test_another_version_of_an_imported_package_runs_again(
    make_program, runs, monkeypatch
):
    project = make_program("import packaging\n" + RIGHT)
    project.verify()
    monkeypatch.setattr(installed, "brought_by", lambda name: {name: "99"})
    monkeypatch.setattr("paotong.store.installed", lambda: "something else")
    assert project.verify().good
    assert project.verify().good
    assert len(runs) == 2


def test_the_versions_of_other_packages_change_nothing(make_program, runs, monkeypatch):
    project = make_program("import packaging\n" + RIGHT)
    project.verify()
    real = installed.brought_by
    monkeypatch.setattr(
        installed,
        "brought_by",
        lambda name: real(name) if name == "packaging" else {name: "99"},
    )
    monkeypatch.setattr("paotong.store.installed", lambda: "something else")
    assert project.verify().good
    assert len(runs) == 1


def test_while_the_same_is_installed_no_package_is_asked(make_program, monkeypatch):
    project = make_program("import packaging\n" + RIGHT)
    project.verify()
    asked: list[object] = []
    monkeypatch.setattr("paotong.store.versions_for", asked.append)
    assert project.verify().good
    assert asked == []
