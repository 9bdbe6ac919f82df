"""Accepting: recorded outputs are rewritten in place, and nothing else, not a byte."""

from __future__ import annotations

import pytest

from paotong.accept import Acceptance
from tests.made import HOME, MadeProject, fence, include, twice

PROGRAM = "snippets/topic/program.py"


def accept(project: MadeProject) -> Acceptance:
    """Accept every example of the home page, and write."""
    acceptance = Acceptance(project.engine)
    for number in range(len(project.page().examples)):
        acceptance.accept(project.example(number))
    acceptance.write()
    return acceptance


REWRITES = {
    "a wrong block": (
        "print(3)\n\n# Output:\n# 4\n",
        "print(3)\n\n# Output:\n# 3\n",
    ),
    "more lines": (
        "print('a\\n\\n  b')\n\n# Output:\n# x\n",
        "print('a\\n\\n  b')\n\n# Output:\n# a\n#\n#   b\n",
    ),
    "fewer lines": (
        "print(3)\n\n# Output:\n# 1\n# 2\n# 3\n\n# Timeout: 9\n",
        "print(3)\n\n# Output:\n# 3\n\n# Timeout: 9\n",
    ),
    "no output any more": (
        "x = 1\n\n# Output:\n# 3\n",
        "x = 1\n\n# Output:\n",
    ),
    "on the head's line": (
        "print(3)\n\n# Output: 4\n",
        "print(3)\n\n# Output:\n# 3\n",
    ),
    "a first block": (
        "print(3)\n",
        "print(3)\n\n# Output:\n# 3\n",
    ),
    "a first block after a comment": (
        "print(3)\n# a comment\n",
        "print(3)\n# a comment\n\n# Output:\n# 3\n",
    ),
    "a first block after other trailers": (
        "print(3)\n\n# Timeout: 9\n",
        "print(3)\n\n# Timeout: 9\n\n# Output:\n# 3\n",
    ),
    "a first block before empty lines": (
        "print(3)\n\n\n",
        "print(3)\n\n# Output:\n# 3\n\n\n",
    ),
    "no newline at the end": (
        "print(3)\n\n# Output:\n# 4",
        "print(3)\n\n# Output:\n# 3",
    ),
    "a first block without newline at the end": (
        "print(3)",
        "print(3)\n\n# Output:\n# 3",
    ),
    "crlf": (
        "print(3)\r\n\r\n# Output:\r\n# 4\r\n# 5\r\n",
        "print(3)\r\n\r\n# Output:\r\n# 3\r\n",
    ),
    "crlf without newline at the end": (
        "print(3)\r\n\r\n# Output:\r\n# 4",
        "print(3)\r\n\r\n# Output:\r\n# 3",
    ),
    "spaces elsewhere": (
        "x = 1   \n\t\nprint(3)\n \n# Output:  \n# 4 \n",
        "x = 1   \n\t\nprint(3)\n \n# Output:\n# 3\n",
    ),
    "separators inside lines": (
        "x = '\u2028 \x85 \x1c'  # \x0c\nprint(3)\n\n# Output:\n# 4\n",
        "x = '\u2028 \x85 \x1c'  # \x0c\nprint(3)\n\n# Output:\n# 3\n",
    ),
    "a byte order mark": (
        "\ufeffprint(3)\n\n# Output:\n# 4\n",
        "\ufeffprint(3)\n\n# Output:\n# 3\n",
    ),
    "labels stay": (
        "print(3)\n\n# Output (>=3.0, measured):\n# four\n",
        "print(3)\n\n# Output (>=3.0, measured):\n# 3\n",
    ),
    "the block that holds": (
        "print(3)\n\n# Output (<3):\n# 4\n\n# Output (>3):\n# 5\n\n# Output:\n# 6\n",
        "print(3)\n\n# Output (<3):\n# 4\n\n# Output (>3):\n# 3\n\n# Output:\n# 6\n",
    ),
    "an exception": (
        "raise KeyError(2)\n\n# Raises: KeyError: 1\n",
        "raise KeyError(2)\n\n# Raises: KeyError: 2\n",
    ),
    "an exception of several lines": (
        "raise ValueError('a\\n\\nb')\n\n# Raises (>=3.0): X\n# Timeout: 9\n",
        "raise ValueError('a\\n\\nb')\n\n# Raises (>=3.0): ValueError: a\n#\n# b\n"
        "# Timeout: 9\n",
    ),
    "an exception and the output before": (
        "print(3)\nraise KeyError(2)\n\n# Output:\n# 4\n\n# Raises: KeyError: 1\n",
        "print(3)\nraise KeyError(2)\n\n# Output:\n# 3\n\n# Raises: KeyError: 2\n",
    ),
    "a first block beside an exception": (
        "print(3)\nraise KeyError(2)\n\n# Raises: KeyError: 2\n",
        "print(3)\nraise KeyError(2)\n\n# Raises: KeyError: 2\n\n# Output:\n# 3\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), REWRITES.values(), ids=REWRITES)
def test_a_program_is_rewritten_and_then_verified(make_program, before, after):
    project = make_program(before)
    page = project.read(HOME)
    accept(project)
    assert project.read(PROGRAM) == after
    assert project.read(HOME) == page
    assert project.verify().message == ""


@pytest.mark.parametrize(
    ("start", "prefix"),
    [
        ("", ""),
        ('=== "a"\n\n', "    "),
        ('!!! note\n\n    === "a"\n\n', "        "),
        ("> text\n>\n", "> "),
        ("> > text\n> >\n", "> > "),
        ("!!! note\n\n    > text\n    >\n", "    > "),
        ("- item\n\n", "\t"),
        ("---\ntitle: a\n---\n\u2028 \x0c\n", ""),
    ],
)
@pytest.mark.parametrize(
    ("newline", "end"), [("\n", ""), ("\n", "\nno newline"), ("\r\n", "\nmore\n")]
)
def test_an_inline_program_keeps_its_prefix(make_project, start, prefix, newline, end):
    code = "print(1)\nprint()\nprint(2)"
    before = start + fence(f"{code}\n\n# Output:\n# x", prefix) + end
    after = start + fence(f"{code}\n\n# Output:\n# 1\n#\n# 2", prefix) + end
    project = make_project(before.replace("\n", newline))
    accept(project)
    assert project.read(HOME) == after.replace("\n", newline)
    assert project.verify().message == ""


@pytest.mark.parametrize("prefix", ["", "    ", "> "])
def test_an_inline_program_gets_a_first_block(make_project, prefix):
    start = "!!! note\n\n" if prefix == "    " else ""
    project = make_project(start + fence("print(3)", prefix))
    accept(project)
    assert project.read(HOME) == start + fence("print(3)\n\n# Output:\n# 3", prefix)


def test_several_programs_of_one_page_are_rewritten_together(make_project):
    def page(*outputs: str) -> str:
        blocks = [
            fence(f"print('{n}\\n' * {n})\n\n# Output:\n{text}", "> " * (n == 2))
            for n, text in enumerate(outputs, 1)
        ]
        return "\ntext\n\n".join(["# Home\n", *blocks])

    project = make_project(page("# x\n# y\n# z", "# x", "# x"))
    accept(project)
    assert project.read(HOME) == page("# 1", "# 2\n# 2", "# 3\n# 3\n# 3")


def test_a_page_and_its_program_are_rewritten_together(make_project):
    page = fence("print(1)\n\n# Output:\n# x") + include("a.py")
    project = make_project(page, {"a.py": "print(2)\n"})
    acceptance = accept(project)
    assert project.read(HOME) == page.replace("# x", "# 1")
    assert project.read("snippets/a.py") == "print(2)\n\n# Output:\n# 2\n"
    assert acceptance.summary() == (
        "--- docs/index.md\n+++ docs/index.md\n"
        "@@ -4,3 +4,3 @@\n # Output:\n-# x\n+# 1\n ```\n"
        "--- snippets/a.py\n+++ snippets/a.py\n"
        "@@ -1 +1,4 @@\n print(2)\n+\n+# Output:\n+# 2"
    )


def test_a_program_shown_twice_is_rewritten_once(make_project):
    project = make_project(twice("a.py"), {"a.py": "print(3)\n"})
    assert len(accept(project).written) == 1
    assert project.read("snippets/a.py") == "print(3)\n\n# Output:\n# 3\n"


def test_nothing_is_written_before_the_end(make_program):
    project = make_program("print(3)\n")
    Acceptance(project.engine).accept(project.example())
    assert project.read(PROGRAM) == "print(3)\n"


def test_where_everything_holds_nothing_is_written(make_program):
    project = make_program("print(3)\n\n# Output:\n# 3\n")
    file = project.root / PROGRAM
    stamp = file.stat().st_mtime_ns
    acceptance = accept(project)
    assert acceptance.summary() == "every recorded output holds; nothing written"
    assert file.stat().st_mtime_ns == stamp


def test_accepting_twice_changes_nothing_more(make_program):
    project = make_program("print('a\\n b')\nraise KeyError(1)\n\n# Raises: X\n")
    accept(project)
    text = project.read(PROGRAM)
    assert accept(project).written == []
    assert project.read(PROGRAM) == text
