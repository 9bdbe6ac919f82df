"""A run is what a reader gets who types ``python file.py`` (a real process each)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.made import fence

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's terminal")


def test_a_program_runs_as_main_from_its_own_file(run_program):
    run = run_program("""
        import os, sys
        print(__name__, os.path.basename(__file__), sys.argv[0] == __file__)
        print(sys.modules["__main__"].__file__ == __file__, len(sys.argv))
    """)
    assert run.output == "__main__ program.py True\nTrue 1"
    assert (run.exit_code, run.stopped) == (0, None)


def test_an_inline_program_runs_from_a_file_too(make_project):
    text = "import os\nprint(__name__, os.path.basename(__file__), os.listdir())"
    assert make_project(fence(text)).run().output == "__main__ example.py []"


def test_the_folder_of_the_program_comes_first_on_the_path(run_program):
    run = run_program(
        """
        import os, sys, beside
        print(sys.path[0] == os.path.dirname(__file__), beside.word)
        """,
        beside__py="word = 'here'",
    )
    assert run.output == "True here"


def test_the_working_directory_is_empty_and_its_own(run_program):
    run = run_program("""
        import os
        print(os.listdir(), os.getcwd() != os.path.dirname(__file__))
        open("mine.txt", "w").write("x")
        print(os.listdir())
    """)
    assert run.output == "[] True\n['mine.txt']"


def test_what_one_run_writes_the_next_does_not_see(make_program):
    project = make_program("import os; print(os.listdir()); open('a', 'w')")
    assert (project.run().output, project.run().output) == ("[]", "[]")


def test_home_and_tmp_are_empty_folders_of_the_run(run_program):
    run = run_program("""
        import os, pathlib, tempfile
        print(os.listdir(pathlib.Path.home()), os.listdir(tempfile.gettempdir()))
        print(pathlib.Path.home(), tempfile.gettempdir())
    """)
    assert run.output == "[] []\n~ /tmp"


@pytest.fixture
def typed(tmp_path):
    """Text that waits on the standard input of these tests."""
    (tmp_path / "typed").write_text("typed")
    before = os.dup(0)
    with open(tmp_path / "typed") as waiting:
        os.dup2(waiting.fileno(), 0)
        yield
        os.dup2(before, 0)
    os.close(before)


@pytest.mark.usefixtures("typed")
def test_the_input_is_at_its_end(run_program):
    assert run_program("import sys; print(repr(sys.stdin.read()))").output == "''"


def test_nothing_of_the_callers_environment_is_seen(run_program, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "abc123")
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    run = run_program("""
        import os
        names = sorted(os.environ)
        print("SECRET_TOKEN" in names, "PYTHONSTARTUP" in names)
        print("abc123" in str(os.environ))
        print([name for name in names if "TOKEN" in name or "PYTEST" in name])
    """)
    assert run.output == "False False\nFalse\n[]"


def test_the_environment_is_a_utf8_terminal_in_utc_without_colours(run_program):
    run = run_program("""
        import os, sys, time
        print(sys.stdout.encoding, sys.getfilesystemencoding(), time.tzname[0])
        print(os.environ["TERM"], os.environ["NO_COLOR"], os.environ["COLUMNS"])
    """)
    assert run.output == "utf-8 utf-8 UTC\ndumb 1 80"


@linux
def test_the_terminal_is_80_columns_wide(run_program):
    run = run_program("""
        import os, shutil, sys
        size = os.get_terminal_size(sys.stdout.fileno())
        print(size.columns, shutil.get_terminal_size().columns, sys.stdout.isatty())
    """)
    assert run.output == "80 80 True"


@pytest.mark.parametrize("seed", ["0", "42"])
def test_a_hash_seed_is_passed_on(make_program, seed):
    text = "import os; print(os.environ['PYTHONHASHSEED'], hash('a'))"
    project = make_program(text)
    first = project.run(seed).output
    assert first.startswith(f"{seed} ")
    assert project.run(seed).output == first


def test_without_a_seed_hashes_are_random(make_program):
    project = make_program(
        "import os; print(hash('abcdef')); print(os.environ.get('PYTHONHASHSEED'))"
    )
    first, second = project.run(), project.run()
    assert first.output != second.output
    assert first.output.endswith("None")


def test_a_run_leaves_no_files_behind(run_program, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    run_program("""
        import os
        os.mkdir("sub")
        open("sub/a", "w").close()
        os.chmod("sub/a", 0o400)
    """)
    assert os.listdir(tmp_path / "scratch") == []


def test_a_run_writes_nothing_beside_the_program(make_program):
    project = make_program("import beside", beside__py="x = 1")
    before = sorted(Path(project.root).rglob("*"))
    project.run()
    assert sorted(Path(project.root).rglob("*")) == before
