"""What a page says of a program that its readers can't run."""

from __future__ import annotations

import pytest

from paotong.browser_why import why_not_here
from paotong.example import Example
from paotong.run import Run
from paotong.verdict import Kind, Verdict, judge
from tests.made import lane

BROWSER = lane("3.14.2", system="browser")


@pytest.fixture
def why(make_program):
    """Why a program has no button that printed ``output`` there."""

    def told(
        text: str,
        output: str,
        code: int = 0,
        stopped: str | None = None,
        seconds: float = 0.1,
    ) -> str:
        example: Example = make_program(text).example()
        run = Run(output, code, stopped, seconds)
        return why_not_here(example, judge(example, run, BROWSER))

    return told


def test_a_verified_program_has_no_reason(why):
    assert why("print(3)\n\n# Output:\n# 3\n", "3") == ""


def test_a_verified_program_that_computes_for_long_is_not_offered(why):
    told = why("print(3)\n\n# Output:\n# 3\n", "3", seconds=7.0)
    assert told == "浏览器里不能运行：要算 5 秒以上"


def test_a_program_that_was_stopped_is_not_offered(why):
    assert why("loop()\n", "", -9, stopped="time").endswith("要算 5 秒以上")
    assert why("loop()\n", "a", -9, stopped="output").endswith("印得太多")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import sys; print(sys.getsizeof([]))", "在浏览器里印的不同：32 位"),
        ("print(hash(2**61))", "在浏览器里印的不同：32 位"),
        ("print(gethash())", "在浏览器里印的不同"),
        ("print('one')", "在浏览器里印的不同"),
    ],
)
def test_another_output_is_explained_where_the_program_tells(why, code, reason):
    assert why(f"{code}\n\n# Output:\n# 1\n", "2") == reason


def test_what_a_program_caught_explains_its_other_output(why):
    text = "start()\n\n# Output:\n# started\n"
    told = why(text, "failed: can't start new thread")
    assert told == "在浏览器里印的不同：没有线程"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("RuntimeError: can't start new thread", "需要线程"),
        ("OSError: [Errno 138] emscripten does not support processes.", "需要子进程"),
        ("ModuleNotFoundError: No module named '_multiprocessing'", "需要子进程"),
        ("ModuleNotFoundError: No module named 'tkinter'", "需要 tkinter"),
        ("ModuleNotFoundError: No module named 'curses.panel'", "需要 curses.panel"),
        ("MemoryError", "需要更多内存"),
        ("ZeroDivisionError: division by zero", "以 ZeroDivisionError 结束"),
    ],
)
def test_an_exception_says_what_is_lacking(why, error, reason):
    trace = f'Traceback (most recent call last):\n  File "x.py", line 1\n{error}'
    assert why("work()\n", trace, 1) == f"浏览器里不能运行：{reason}"


def test_an_interpreter_that_failed_says_so(why):
    told = why("deep()\n", "RangeError: Maximum call stack size exceeded", 134)
    assert told == "浏览器里不能运行：需要更深的调用栈"
    assert why("odd()\n", "odd", 134) == "浏览器里不能运行：没有正常结束"


def test_what_was_not_run_says_what_it_needs(make_program):
    example = make_program("print(3)\n").example()
    lacking = Verdict(Kind.NOT_RUN, BROWSER, missing=("numpy", "torch"))
    assert why_not_here(example, lacking) == "浏览器里不能运行：需要 numpy、torch"
    elsewhere = why_not_here(example, Verdict(Kind.NOT_RUN, BROWSER))
    assert elsewhere == "浏览器里不能运行：记录的输出只适用于别的环境"
