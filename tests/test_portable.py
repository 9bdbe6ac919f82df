"""What holds on systems that these tests do not run on: Windows and macOS."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from paotong import processes, rooms
from paotong.rooms import environment, rooms_in
from paotong.store import Store
from tests.made import include

ROOT = Path(__file__).parents[1]
FOLDERS = ("paotong", "writing")
OURS = [path for name in FOLDERS for path in sorted((ROOT / name).rglob("*.py"))]
OURS.append(ROOT / "noxfile.py")
PROGRAM = "print('第一次')\nprint('第二次')\n\n# Output:\n# 第一次\n# 第二次\n"


@pytest.fixture
def windows(monkeypatch):
    """A system that says it is Windows."""
    monkeypatch.setattr(sys, "platform", "win32")


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def without_encoding(call: ast.Call) -> bool:
    """Whether a call reads or writes text in whatever encoding the system has."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    name = call.func.id if isinstance(call.func, ast.Name) else name
    words = {word.arg: word.value for word in call.keywords}
    if ast.unparse(words.get("text", ast.Constant(None))) == "True":
        return "encoding" not in words
    if name == "read_text":
        return not call.args and "encoding" not in words
    if name == "write_text":
        return len(call.args) < 2 and "encoding" not in words
    method = isinstance(call.func, ast.Attribute)
    modes = [
        str(value.value)
        for value in (*call.args[0 if method else 1 :], words.get("mode"))
        if isinstance(value, ast.Constant)
    ]
    if name == "open" and not (method and ast.unparse(call.func) == "os.open"):
        return not any("b" in mode for mode in modes) and "encoding" not in words
    return False


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("open(a)", True),
        ("open(a, 'rb')", False),
        ("open(a, mode='rb')", False),
        ("open(a, encoding='utf-8')", False),
        ("path.open('w')", True),
        ("path.open('wb')", False),
        ("path.read_text()", True),
        ("path.read_text('utf-8')", False),
        ("path.write_text(a)", True),
        ("path.write_text(a, 'utf-8')", False),
        ("subprocess.run(a, text=True)", True),
        ("subprocess.run(a, encoding='utf-8')", False),
        ("replace(a, text=b)", False),
    ],
)
def test_what_has_no_encoding_is_found(code, found):
    assert [without_encoding(call) for call in calls(ast.parse(code))] == [found]


def test_all_text_of_ours_has_an_encoding():
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in OURS
        for call in calls(ast.parse(path.read_text("utf-8")))
        if without_encoding(call)
    ]
    assert wrong == []


def test_every_file_can_be_checked_out_on_windows():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    if listed.returncode:
        pytest.skip("this is no clone")
    files = listed.stdout.split("\0")[:-1]
    reserved = r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*[. ]"
    wrong = [
        file
        for file in files
        if re.search(r'[<>:"|?*\\\x00-\x1f]', file)
        or any(re.fullmatch(reserved, part, re.I) for part in file.split("/"))
        or len(file) > 160  # of 260, with the folder of a clone before it
    ]
    assert wrong == []
    assert len({file.lower() for file in files}) == len(files)


def test_git_leaves_line_feeds_alone():
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text("utf-8")


def test_a_clone_with_crlf_is_verified_all_the_same(make_project):
    page = f"# 页\n\n```python\n{PROGRAM}```\n\n{include('topic/a.py')}"
    project = make_project(
        page.replace("\n", "\r\n").encode(),
        {"topic/a.py": PROGRAM.replace("\n", "\r\n").encode()},
    )
    verdicts = [project.engine.verify(each) for each in project.page().examples]
    assert [verdict.kind for verdict in verdicts] == ["verified", "verified"]


def test_a_program_that_ends_its_lines_as_windows_does_is_verified(make_program):
    text = "import os\nos.write(1, b'a\\r\\nb\\r\\n')\n\n# Output:\n# a\n# b\n"
    assert make_program(text).verify().kind == "verified"


@pytest.mark.usefixtures("windows")
def test_a_program_on_windows_has_its_own_folders_and_utf8(tmp_path, monkeypatch):
    monkeypatch.setenv("SYSTEMROOT", r"C:\Windows")
    monkeypatch.setenv("TOKEN", "secret")
    monkeypatch.setattr(rooms, "_tracer", lambda: Path("trace"))
    made = rooms_in(tmp_path)
    found = environment(tmp_path, made, "random")
    assert found["SYSTEMROOT"] == r"C:\Windows"
    assert found["PYTHONUTF8"] == found["PYTHONUNBUFFERED"] == "1"
    assert found["USERPROFILE"] == str(made["home"])
    assert found["TEMP"] == found["TMP"] == str(made["tmp"])
    assert "TOKEN" not in found


@pytest.mark.usefixtures("windows")
def test_a_program_on_windows_is_in_a_job_until_its_end(tmp_path, monkeypatch):
    told: list[object] = []

    class Job:
        def __init__(self, process, memory, limit):
            told.append((process > 0, memory > 0, limit > 0))

        def end(self):
            told.append("ended")

    monkeypatch.setattr(processes, "JobObject", Job)
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    outlet = os.open(os.devnull, os.O_WRONLY)
    running = processes.Fresh(command, {}, rooms_in(tmp_path), outlet)
    running.end()
    os.close(outlet)
    assert running.wait()
    assert told == [(True, True, True), "ended"]


def test_an_entry_that_is_being_read_on_windows_stays_as_it_is(
    make_program, monkeypatch
):
    project = make_program("print(1)\n\n# Output:\n# 1\n")
    project.verify()

    def refuse(*_):
        raise PermissionError(13, "being used by another process")

    monkeypatch.setattr("paotong.store.os.replace", refuse)
    store = Store(project.root / ".paotong")
    example = project.example()
    kept = store.get(example, project.engine.lane, "random")
    assert kept
    store.put(example, project.engine.lane, "random", kept)
    assert store.get(example, project.engine.lane, "random") == kept
    assert not list(store.folder.rglob("*.part"))


@pytest.mark.parametrize("github", [False, True])
def test_what_is_wrong_is_told_through_a_pipe_without_chinese(make_program, github):
    project = make_program(PROGRAM.replace("# 第一次", "# 别的"))
    variables = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT)}
    if github:
        variables["GITHUB_ACTIONS"] = "true"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "docs"]
    command += ["--markdown-docs"]
    run = subprocess.run(
        command, cwd=project.root, env=variables, capture_output=True, encoding="cp1252"
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert "prints something else than recorded" in run.stdout
    assert r"\u7b2c" in run.stdout
    assert "Error" not in run.stderr
