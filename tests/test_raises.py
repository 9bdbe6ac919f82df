"""A program that is recorded to fail must fail with exactly that exception."""

from __future__ import annotations

import sys
from inspect import cleandoc

import pytest

from paotong.raised import split_at_traceback
from paotong.verdict import Kind

CASES = {
    "message": ("raise ValueError('a: b')", "ValueError: a: b"),
    "no message": ("raise ValueError", "ValueError"),
    "dotted name": (
        "import json; json.loads('{')",
        "json.decoder.JSONDecodeError: ...",
    ),
    "own class": ("class Mine(Exception): pass\nraise Mine(1)", "Mine: 1"),
    "several lines": ("raise ValueError('a\\n\\n  b')", "ValueError: a\n\n  b"),
    "note": (
        "error = ValueError('a')\nerror.add_note('a note')\nraise error",
        "ValueError: a\na note",
    ),
    "chained": (
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n    raise ValueError('a')",
        "ValueError: a",
    ),
    "from": (
        "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n"
        "    raise ValueError('a') from e",
        "ValueError: a",
    ),
    "from None": (
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n"
        "    raise ValueError('a') from None",
        "ValueError: a",
    ),
    "three in a chain": (
        "try:\n    try:\n        1 / 0\n    except ZeroDivisionError:\n"
        "        {}['a']\nexcept KeyError as e:\n    raise ValueError('b') from e",
        "ValueError: b",
    ),
    "group": (
        "raise ExceptionGroup('many', [KeyError(1), ValueError(2)])",
        "ExceptionGroup: many (2 sub-exceptions)",
    ),
    "group in a chain": (
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n"
        "    raise ExceptionGroup('g', [KeyError(1)])",
        "ExceptionGroup: g (1 sub-exception)",
    ),
    "group as a cause": (
        "try:\n    raise ExceptionGroup('g', [KeyError(1)])\n"
        "except ExceptionGroup as e:\n    raise ValueError('a') from e",
        "ValueError: a",
    ),
    "in a function": (
        "def f():\n    g()\ndef g():\n    1 / 0\nf()",
        "ZeroDivisionError: division by zero",
    ),
    "recursion": ("def f():\n    f()\nf()", "RecursionError: maximum recursion ..."),
    "carets": ("x = {'a': {}}\nx['a']['b']['c']", "KeyError: 'b'"),
    "syntax at run time": (
        "compile('x = = 1', 'f', 'exec')",
        "SyntaxError: invalid syntax",
    ),
    "task group": (
        "import asyncio\nasync def main():\n"
        "    async with asyncio.TaskGroup() as group:\n"
        "        group.create_task(fail())\nasync def fail():\n    1 / 0\n"
        "asyncio.run(main())",
        "ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)",
    ),
}  # fmt: skip


def program(code: str, raises: str, output: str = "") -> str:
    first, *more = raises.split("\n")
    trailer = [f"# Raises: {first}", *(f"# {line}".rstrip() for line in more)]
    recorded = [f"# {line}".rstrip() for line in output.split("\n")]
    return "\n".join([code, "", *trailer, "", "# Output:", *recorded, ""])


@pytest.mark.parametrize(("code", "error"), CASES.values(), ids=CASES)
def test_the_recorded_exception_verifies(make_program, code, error):
    verdict = make_program(program(code, error)).verify()
    assert (verdict.message, verdict.kind) == ("", Kind.VERIFIED)


@pytest.mark.parametrize("error", ["Other: x", "ValueError", "Error: a: b", "a: b"])
def test_any_other_exception_is_a_mismatch(make_program, error):
    verdict = make_program(program("raise ValueError('a: b')", error)).verify()
    assert verdict.kind == Kind.MISMATCH
    assert f"      - {error}\n      + ValueError: a: b\n" in verdict.message


@pytest.mark.parametrize(
    "error", ["ZeroDivisionError: division by zero", "KeyError: 'a'"]
)
def test_an_earlier_exception_of_a_chain_does_not_count(make_program, error):
    code, _ = CASES["three in a chain"]
    assert make_program(program(code, error)).verify().kind == Kind.MISMATCH


def test_an_exception_inside_a_group_does_not_count(make_program):
    code, _ = CASES["group"]
    assert make_program(program(code, "KeyError: 1")).verify().kind == Kind.MISMATCH


PRINTED = (
    "import traceback\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n"
    "    traceback.print_exc()\n"
)
SHOWN = (
    "Traceback (most recent call last):\n"
    '  File "program.py", line 3, in <module>\n...\n'
    "ZeroDivisionError: division by zero"
)


def test_a_traceback_printed_before_is_output(make_program):
    code = PRINTED + "raise ValueError('a')"
    verdict = make_program(program(code, "ValueError: a", SHOWN)).verify()
    assert verdict.message == ""
    assert not make_program(program(code, "ValueError: a")).verify().good


def test_a_printed_traceback_is_no_end(make_program):
    error = "ZeroDivisionError: division by zero"
    verdict = make_program(program(PRINTED, error)).verify()
    assert verdict.kind == Kind.FAILED
    assert "ended with exit code 0" in verdict.message


def test_the_output_before_the_traceback_is_compared(make_program):
    code = "print('a')\nprint('b')\nraise KeyError(1)"
    assert make_program(program(code, "KeyError: 1", "a\nb")).verify().good
    assert not make_program(program(code, "KeyError: 1", "a")).verify().good


@pytest.mark.skipif(sys.platform == "win32", reason="stdout is ordered by the terminal")
def test_output_without_a_line_end_before_the_traceback(make_program):
    code = "print('a', end='')\nraise KeyError(1)"
    assert make_program(program(code, "KeyError: 1", "a")).verify().message == ""


def test_a_program_that_does_not_compile(make_program):
    text = program("print(1)\nx = = 1", "SyntaxError: invalid syntax")
    assert make_program(text).verify().message == ""


def test_a_program_that_is_wrongly_indented(make_program):
    text = program(
        "if True:\nx = 1", "IndentationError: expected an indented block ..."
    )
    assert make_program(text).verify().message == ""


def test_raises_may_depend_on_the_version(make_program):
    text = (
        "raise KeyError(1)\n\n# Raises (>=3.99): KeyError: 2\n\n# Raises: KeyError: 1\n"
    )
    assert make_program(text).verify().message == ""


def test_where_it_does_not_raise_the_output_alone_counts(make_program):
    text = "print(3)\n\n# Raises (>=3.99): KeyError: 2\n\n# Output:\n# 3\n"
    assert make_program(text).verify().message == ""


@pytest.mark.parametrize("output", ["", "a\nb", "Traceback", "KeyError: 1"])
def test_text_without_a_traceback_is_not_split(output):
    assert split_at_traceback(output) is None


def test_a_chain_of_tracebacks_is_one_end():
    text = cleandoc("""
        printed
        Traceback (most recent call last):
          File "a.py", line 1
        KeyError: 1

        During handling of the above exception, another exception occurred:

        Traceback (most recent call last):
          File "a.py", line 2
        ValueError: 2
    """)
    assert split_at_traceback(text) == ("printed\n", "ValueError: 2")
