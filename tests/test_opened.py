"""What a program depends on that starts others: the files that these open, not more."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

from paotong import opened
from paotong.containment import STRONG, containment

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or containment() != STRONG, reason="only a sandbox tells"
)

BESIDE = {
    "one__txt": "1",
    "two__txt": "2",
    "helper__py": "open(__file__.replace('helper.py', 'one.txt')).close()",
    "list__sh": 'cat "$(dirname "$0")/one.txt"',
}
STARTED = {
    "a command": ("subprocess.run(['cat', here / 'one.txt'])", {"one.txt"}),
    "a shell script that names a file": (
        "subprocess.run(['sh', here / 'list.sh'])",
        {"list.sh", "one.txt"},
    ),
    "a program that names a file": (
        "subprocess.run([sys.executable, here / 'helper.py'])",
        {"helper.py", "one.txt"},
    ),
    "a module of a program": (
        "subprocess.run([sys.executable, '-c', 'import helper'], cwd=here)",
        {"helper.py", "one.txt"},
    ),
    "a process of a process": (
        "os.system(f'sh -c \"sh {here}/list.sh\"')",
        {"list.sh", "one.txt"},
    ),
    "a file by another's name": (
        "os.symlink(here / 'one.txt', 'link'); os.system('cat link')",
        {"one.txt"},
    ),
    "nothing beside it": ("subprocess.run(['true'])", set()),
}
USUAL = "import os, subprocess, sys\nfrom pathlib import Path\n"
USUAL += "here = Path(__file__).parent\n"


def names(run):
    return {Path(file).name for file in run.files}


@pytest.mark.parametrize("what", STARTED)
def test_what_started_programs_open_counts_and_nothing_else(make_program, what):
    code, files = STARTED[what]
    run = make_program(USUAL + code, **BESIDE).run()
    assert (run.exit_code, run.spawned) == (0, True), run.output
    assert names(run) == files


def test_a_program_that_hides_what_it_starts_depends_on_all_its_folder(make_program):
    code = "name = 'sub' + 'process'\n__import__(name).run(['true'])"
    run = make_program(code, **BESIDE).run()
    assert run.spawned
    assert len(run.files) == len(BESIDE)


def test_where_something_may_have_been_missed_everything_counts(
    make_program, monkeypatch
):
    monkeypatch.setattr(opened, "_SECONDS", 0.01)
    monkeypatch.setattr(opened.Opened, "on_opened", lambda *_: None)
    run = make_program(USUAL + STARTED["a command"][0], **BESIDE).run()
    assert len(run.files) == len(BESIDE)


def test_where_nothing_more_can_be_watched_everything_counts(make_program, monkeypatch):
    def refuse(_observer):
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(opened.Observer, "start", refuse)
    run = make_program(USUAL + STARTED["a command"][0], **BESIDE).run()
    assert (run.exit_code, len(run.files)) == (0, len(BESIDE))


def test_the_program_sees_its_folder_as_it_is(make_program):
    code = """
        print(*sorted(path.name for path in here.iterdir()))
        print(Path.cwd() != here, Path(__file__).read_text().count("here") > 1)
        try:
            (here / "new.txt").write_text("x")
        except OSError as error:
            print(error.strerror)
        subprocess.run(["true"])
    """
    run = make_program(USUAL + textwrap.dedent(code), **BESIDE).run()
    listed, paths, refused = run.output.splitlines()
    assert len(listed.split()) == len(BESIDE) + 1
    assert (paths, refused) == ("True True", "Read-only file system")
