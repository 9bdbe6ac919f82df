"""Ways for something wrong to pass for verified, or to do damage: each is closed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from paotong import installed
from paotong.accept import Acceptance
from paotong.compare import matches
from paotong.fences import find_fences, mark
from paotong.needs import missing_packages
from paotong.trailer import parse_program
from paotong.verdict import Kind
from tests.made import HOME, RIGHT, include

USES_MODULE = "import config\nprint(config.X)\n\n# Output:\n# 1\n"


def test_a_module_read_from_its_compiled_file_still_counts(make_program):
    project = make_program(USES_MODULE, config__py="X = 1\n")
    program = project.root / "snippets/topic/program.py"
    subprocess.run([sys.executable, program], check=True, cwd=project.root)
    assert project.verify().good
    project.write("snippets/topic/config.py", "X = 22222\n")
    assert project.verify().kind == Kind.MISMATCH


def test_equal_programs_in_two_folders_are_two(make_project):
    named = include("b/main.py").replace("```python", '```python anchor="b"', 1)
    page = include("a/main.py") + "\n" + named
    texts = {f"{folder}/main.py": USES_MODULE for folder in "ab"}
    modules = {"a/config.py": "X = 1\n", "b/config.py": "X = 2\n"}
    project = make_project(page, texts | modules)
    first, second = project.page().examples
    assert project.engine.verify(first).good
    assert project.engine.verify(second).kind == Kind.MISMATCH


def test_a_database_beside_the_program_counts(make_program):
    import sqlite3  # noqa: PLC0415 # only this test needs it

    project = make_program(
        "import sqlite3\nfrom pathlib import Path\n"
        "shop = sqlite3.connect(Path(__file__).with_name('shop.db'))\n"
        "print(shop.execute('select count(*) from sales').fetchone()[0])\n"
        "\n# Output:\n# 0\n"
    )
    with sqlite3.connect(project.root / "snippets/topic/shop.db") as shop:
        shop.execute("create table sales (price)")
    assert project.verify().good
    with sqlite3.connect(project.root / "snippets/topic/shop.db") as shop:
        shop.execute("insert into sales values (1)")
    assert project.verify().kind == Kind.MISMATCH


@pytest.mark.parametrize(
    "line", ['text = """\n--8<-- "a.txt"\n"""', "x = 1  #\ttab", "'````````'"]
)
def test_a_program_that_would_be_shown_otherwise_is_refused(make_program, line):
    assert "docs/index.md" in make_program(f"{line}\n").fault()


def test_accept_writes_nothing_into_a_page_that_changed_meanwhile(make_project):
    project = make_project("# Home\n\n```python\nprint(7)\n```\n")
    acceptance = Acceptance(project.engine)
    acceptance.accept(project.example())
    project.write(HOME, "# Home\n\nNew words.\n\n```python\nprint(7)\n```\n")
    acceptance.write()
    assert "Output" not in project.read(HOME)
    assert "docs/index.md changed while its programs ran" in acceptance.summary()
    assert not acceptance.complete


def test_a_dangling_link_among_the_pages_stops_nothing(make_program):
    project = make_program(RIGHT)
    (project.root / "docs/.#index.md").symlink_to("user@host.1:2")
    assert project.engine.project.faults() == []


def test_many_wildcards_take_no_exponential_time():
    assert not matches("...x...x...x...x...x...x...y", "x" * 400)
    assert matches("a...b...c", "a12b34c")


def test_a_thousand_equal_lines_match_in_any_order():
    lines = "same\n" * 1500
    assert matches(lines, lines, frozenset({"unordered"}))


def test_numbers_too_far_apart_do_not_agree():
    assert not matches("1", "1e1000000", frozenset({"approx"}))


def test_an_import_that_a_program_gets_by_without_is_not_missing():
    attempt = "try:\n    import none_such\nexcept ModuleNotFoundError:\n    pass\n"
    assert missing_packages(parse_program(attempt), None) == []
    assert missing_packages(parse_program("import none_such"), None) == ["none_such"]


def test_a_program_that_starts_another_depends_on_every_package(
    make_program, runs, monkeypatch
):
    project = make_program(
        "import subprocess, sys\n"
        "subprocess.run([sys.executable, '-c', 'import click'])\n"
    )
    project.verify()
    monkeypatch.setattr(installed, "_installed", lambda: {"click": "0.0.0"})
    monkeypatch.setattr("paotong.store.installed", lambda: "something else")
    project.verify()
    assert len(runs) == 2


@pytest.mark.parametrize("language", ["sage", "bazel"])
def test_what_is_coloured_as_python_is_held_to_run(make_project, language):
    assert "is not run here" in make_project(f"```{language}\nx = 1\n```\n").fault()


def test_a_program_that_holds_a_fence_does_not_end_its_own(make_project):
    text = "text = '''\n```\nleaked\n'''\nprint(len(text))\n\n# Output:\n# 12\n"
    project = make_project(include("a/fenced.py"), {"a/fenced.py": text})
    page = project.page()
    shown = mark(page.text.split("\n"), page.fences)
    assert project.verify().good
    assert "--8<--" not in "\n".join(shown)
    assert len(find_fences("\n".join(shown).replace(' paotong_line="3"', ""))) == 1


def test_a_picture_that_is_too_big_is_not_left_out_in_silence(make_program):
    project = make_program("open('a.png', 'wb').write(bytes(2_000_001))\n")
    verdict = project.verify()
    assert verdict.kind == Kind.FAILED
    assert "docs/index.md" in verdict.message
    assert "wrote a picture of more than 2,000,000 bytes" in verdict.message


def test_an_accept_that_wrote_not_all_fails(make_project):
    edits_itself = (
        "from pathlib import Path\n"
        "me = Path(__file__)\n"
        "me.write_text(me.read_text() + '# more\\n')\n"
        "print(7)\n"
    )
    project = make_project(include("a/edits.py"), {"a/edits.py": edits_itself})
    assert project.pytest("--accept", "docs").returncode == 1
