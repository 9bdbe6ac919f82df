"""Verdicts: of which kind they are, and the whole of what they say."""

from __future__ import annotations

import sys

import pytest

from paotong.lane import current_lane
from paotong.run import OUTPUT_LIMIT
from paotong.verdict import DIFF_LIMIT, Kind, diff
from tests.made import RIGHT, fence

LANE = current_lane().name
WHERE = "docs/index.md:3: snippets/topic/program.py"
ACCEPT = "    If the new output is right: pytest --accept docs/index.md"


def test_what_is_printed_as_recorded_is_verified(make_program):
    verdict = make_program(RIGHT).verify()
    assert (verdict.kind, verdict.message, verdict.good) == ("verified", "", True)
    assert verdict.recorded is not None
    assert verdict.recorded.text == "3"


def test_no_output_needs_no_record(make_program):
    assert make_program("x = 1\n").verify().kind == Kind.VERIFIED


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "print(3)\n\n# Output:\n# 4\n",
            f"{WHERE} prints something else than recorded ({LANE})\n"
            f"      - 4\n      + 3\n{ACCEPT}",
        ),
        (
            "print(1); print(2); print(4)\n\n# Output:\n# 1\n# 2\n# 3\n# 4\n",
            f"{WHERE} prints something else than recorded ({LANE})\n"
            f"        1\n        2\n      - 3\n        4\n{ACCEPT}",
        ),
        (
            "print(3)\n",
            f"{WHERE} prints what is not recorded ({LANE})\n      + 3\n{ACCEPT}",
        ),
        (
            "pass\n\n# Output:\n# 3\n",
            f"{WHERE} prints something else than recorded ({LANE})\n"
            f"      - 3\n{ACCEPT}",
        ),
        (
            "print('before')\nraise KeyError(2)\n\n# Raises: KeyError: 1\n\n"
            "# Output:\n# before\n",
            f"{WHERE} ends with another exception than recorded ({LANE})\n"
            f"      - KeyError: 1\n      + KeyError: 2\n{ACCEPT}",
        ),
        (
            "print('new')\nraise KeyError(1)\n\n# Raises: KeyError: 1\n",
            f"{WHERE} prints what is not recorded ({LANE})\n      + new\n{ACCEPT}",
        ),
    ],
    ids=["other", "missing line", "none recorded", "silent", "exception", "before"],
)
def test_a_mismatch_shows_the_difference(make_program, text, message):
    verdict = make_program(text).verify()
    assert (verdict.kind, verdict.good) == (Kind.MISMATCH, False)
    assert verdict.message == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "print('a')\nraise SystemExit(3)\n",
            f"{WHERE} ended with exit code 3 ({LANE})\n      a\n"
            "    A program must end with exit code 0, or with an exception in its "
            "# Raises",
        ),
        (
            "raise KeyError(1)\n",
            f"{WHERE} ended with exit code 1 ({LANE})\n"
            "      Traceback (most recent call last):\n"
            '        File "program.py", line 1, in <module>\n'
            "          raise KeyError(1)\n"
            "      KeyError: 1\n"
            "    If it is meant to fail so: # Raises: KeyError: 1",
        ),
        (
            "import os; print('a', flush=True); os.kill(os.getpid(), 9)\n",
            f"{WHERE} ended with signal 9 (SIGKILL) ({LANE})\n      a\n"
            "    A program must end with exit code 0, or with an exception in its "
            "# Raises",
        ),
        (
            "print('a')\n\n# Raises: KeyError: 1\n",
            f"{WHERE} should end with KeyError: 1, but ended with exit code 0 ({LANE})"
            "\n      a\n    If that is right: remove its # Raises",
        ),
        (
            "import sys; sys.exit('a')\n\n# Raises: KeyError: 1\n",
            f"{WHERE} should end with KeyError: 1, but ended with exit code 1 ({LANE})"
            "\n      a\n    If that is right: remove its # Raises",
        ),
        (
            "print('a', flush=True)\nwhile True: pass\n\n# Timeout: 0.5\n",
            f"{WHERE} was stopped after 0.5 s ({LANE})\n      a\n"
            "    If it needs longer: # Timeout: 2",
        ),
        (
            "while True: print('a' * 999)\n",
            f"{WHERE} was stopped: it printed more than {OUTPUT_LIMIT:,} bytes ({LANE})"
            f"\n      {'a' * 200} ...\n    Print less: a reader should read it",
        ),
    ],
    ids=["exit", "exception", "signal", "none", "message", "time", "output"],
)
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_failure_says_how_the_program_ended(make_program, text, message):
    verdict = make_program(text).verify()
    assert (verdict.kind, verdict.good) == (Kind.FAILED, False)
    assert verdict.message == message


def test_a_program_in_a_fence_is_called_so(make_project):
    verdict = make_project("a\n\n" + fence("print(1)\n\n# Output:\n# 2")).verify()
    assert verdict.message.startswith(
        "docs/index.md:3: the program in this fence prints something else than recorded"
    )


def test_a_program_that_prints_the_output_and_fails_is_not_verified(make_program):
    verdict = make_program("print(3)\nraise SystemExit(1)\n\n# Output:\n# 3\n").verify()
    assert verdict.kind == Kind.FAILED


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("import none_such", "none_such"),
        ("def f():\n    import none_b.c, none_a as x", "none_a, none_b"),
        ("from none_such.sub import thing", "none_such"),
    ],
)
def test_a_missing_package_is_named(make_program, code, names):
    verdict = make_program(f"{code}\n\n# Output:\n# 3\n").verify()
    assert (verdict.kind, verdict.run, verdict.good) == (Kind.NOT_RUN, None, False)
    assert verdict.reason == f"needs {names}"
    assert verdict.message == (
        f"{WHERE} needs {names}, which is not installed ({LANE})\n"
        "    To run it: name its package in requirements-models.txt, and install that"
    )
    assert verdict.recorded is not None
    assert verdict.recorded.text == "3"


@pytest.mark.parametrize(
    "text",
    [
        "import beside, packaging.version, json\n",
        "import __main__\n",
        "from __future__ import annotations\n",
        "import none_such\n\n"
        "# Raises: ModuleNotFoundError: No module named 'none_such'\n",
    ],
)
def test_what_can_be_imported_here_is_not_missing(make_program, monkeypatch, text):
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None)
    assert make_program(text, beside__py="").verify().message == ""


@pytest.mark.parametrize("label", [">=3.99", "<3.0", ">=3.0, browser"])
def test_labels_that_do_not_hold_are_no_fault(make_program, runs, label):
    verdict = make_program(f"print(3)\n\n# Output ({label}):\n# 4\n").verify()
    assert (verdict.kind, verdict.good, verdict.message) == (Kind.NOT_RUN, True, "")
    assert verdict.reason == "no recorded output holds here"
    assert verdict.recorded is not None
    assert verdict.recorded.text == "4"
    assert runs == []


def test_the_block_that_holds_is_compared(make_program):
    text = "print(3)\n\n# Output (>=3.99):\n# 4\n\n# Output (>=3.0):\n# 3\n"
    verdict = make_program(text).verify()
    assert verdict.kind == Kind.VERIFIED
    assert verdict.recorded is not None
    assert verdict.recorded.text == "3"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("", Kind.MISMATCH),
        (" (unordered)", Kind.VERIFIED),
        (" (approx)", Kind.MISMATCH),
    ],
)
def test_looseness_is_the_blocks(make_program, label, kind):
    text = f"print('b'); print('a')\n\n# Output{label}:\n# a\n# b\n"
    assert make_program(text).verify().kind == kind


@pytest.mark.parametrize(
    ("expected", "actual", "shown"),
    [
        ("a", "b", "      - a\n      + b"),
        ("a\n", "a\nb\n", "        a\n      + b"),
        ("", "b", "      + b"),
        ("a  b", "a b", "      - a  b\n      + a b"),
    ],
)
def test_a_difference_is_indented(expected, actual, shown):
    assert diff(expected, actual) == shown


def test_a_long_difference_is_cut():
    shown = diff("", "\n".join(map(str, range(DIFF_LIMIT + 5)))).split("\n")
    assert len(shown) == DIFF_LIMIT + 1
    assert shown[-1] == "      ... and 5 lines more"
