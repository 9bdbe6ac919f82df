"""The browser lane: programs verified in Pyodide, as their readers run them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from paotong import browser_lane
from paotong.browser_driver import Driver, DriverError
from paotong.browser_lane import Browser, browser_of
from paotong.browser_why import why_not_here
from paotong.containment import containment
from paotong.pyodide_files import required
from paotong.verdict import Kind, Verdict
from tests.made import HOME, MadeProject, include

ROOT = Path(__file__).parents[1]
Verify = Callable[..., Verdict]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeProject:
    """A project with the Pyodide that was fetched for this repository."""
    project = MadeProject(tmp_path_factory.mktemp("lane"))
    (project.root / ".cache").symlink_to(ROOT / ".cache")
    return project


@pytest.fixture(scope="module")
def browser(made: MadeProject) -> Iterator[Browser]:
    found = browser_of(made.engine)
    if found is None:
        what = "no Pyodide: python -m paotong fetch"
        (pytest.fail if required() else pytest.skip)(what)
    yield found
    found.stop()


@pytest.fixture
def verify(made: MadeProject, browser: Browser) -> Verify:
    """Verify a program that stands in a file of its own."""

    def verified(text: str, name: str = "program.py") -> Verdict:
        made.write(f"snippets/topic/{name}", dedent(text).strip() + "\n")
        made.write(HOME, include(f"topic/{name}"))
        return browser.verify(made.example())

    return verified


@pytest.fixture
def output(verify: Verify) -> Callable[[str], str]:
    """What a program prints in Pyodide."""

    def printed(text: str) -> str:
        run = verify(text).run
        assert run
        return run.output

    return printed


@pytest.fixture
def no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whatever runs fail."""

    def fail(*_: object) -> None:
        raise AssertionError("it ran")

    monkeypatch.setattr(Driver, "run", fail)


def test_a_program_is_verified_by_what_it_prints_there(verify):
    verdict = verify("import sys\nprint(sys.platform)\n\n# Output:\n# emscripten")
    assert verdict.kind == Kind.VERIFIED
    assert verdict.lane.name == "CPython 3.14.2（浏览器）"


def test_another_output_is_a_mismatch(verify):
    verdict = verify(
        "import sys\nprint(sys.maxsize)\n\n# Output:\n# 9223372036854775807"
    )
    assert verdict.kind == Kind.MISMATCH
    assert verdict.run and verdict.run.output == "2147483647"


def test_records_for_its_version_and_for_browsers_hold_there(verify):
    text = """
        import sys
        print(sys.maxsize == 2**31 - 1, sys.version_info >= (3, 14))

        # Output (browser, >=3.14, <3.15, gil):
        # True True

        # Output (linux):
        # False True
    """
    assert verify(text).kind == Kind.VERIFIED


def test_a_record_for_another_place_is_not_run_there(verify, no_run):
    verdict = verify("print(1)\n\n# Output (linux):\n# 1")
    assert verdict.kind == Kind.NOT_RUN and verdict.good


def test_an_unchanged_program_does_not_run_again_right_or_wrong(verify, monkeypatch):
    texts = ["print(20)\n\n# Output:\n# 20", "print(21)\n\n# Output:\n# 22"]
    first = [verify(text) for text in texts]
    monkeypatch.setattr(Driver, "run", None)
    assert [verify(text) for text in texts] == first


def test_a_program_that_needs_a_package_is_not_run(verify, no_run):
    verdict = verify("import torch\nprint(torch)\n\n# Output:\n# ...")
    assert verdict.kind == Kind.NOT_RUN and verdict.missing == ("torch",)


def test_a_package_that_a_program_can_do_without_is_not_needed(verify):
    text = """
        try:
            import torch
        except ImportError:
            torch = None
        print(torch)

        # Output:
        # None
    """
    assert verify(text).kind == Kind.VERIFIED


def test_a_program_whose_subject_is_a_missing_module_runs(verify):
    text = "import torch\n\n# Raises: ModuleNotFoundError: No module named 'torch'"
    assert verify(text).kind == Kind.VERIFIED


def test_a_program_that_imports_a_file_beside_it_is_not_run(verify, made, no_run):
    made.write("snippets/topic/tools.py", "x = 1\n")
    verdict = verify("import tools\nprint(tools.x)\n\n# Output:\n# 1")
    assert verdict.missing == ("tools.py",)


def test_a_module_that_only_newer_pythons_have_is_there(output):
    assert output("import annotationlib\nprint(annotationlib.__name__)")


def test_the_page_says_why_a_program_has_no_button(verify, made):
    def why(text: str) -> str:
        verdict = verify(text)
        return why_not_here(made.example(), verdict)

    thread = "import threading\nthreading.Thread(target=print).start()"
    assert why(thread) == "浏览器里不能运行：需要线程"
    assert why("import os\nos.fork()") == "浏览器里不能运行：需要子进程"
    assert why("import subprocess\nsubprocess.run(['ls'])").endswith("需要子进程")
    process = "import multiprocessing as m\nm.Process(target=print).start()"
    assert why(process) == "浏览器里不能运行：需要子进程"
    assert why("import tkinter") == "浏览器里不能运行：需要 tkinter"
    size = "import sys\nprint(sys.getsizeof([]))\n\n# Output:\n# 56"
    assert why(size) == "在浏览器里印的不同：32 位"
    deep = """
        import sys
        sys.setrecursionlimit(10**6)
        def f(x): return sorted([x], key=f)
        f(1)
    """
    assert why(deep) == "浏览器里不能运行：需要更深的调用栈"


def test_every_program_starts_in_a_fresh_interpreter(verify, output):
    output(
        """
        import builtins, json, os, sys
        builtins.left = json.left = sys.left = os.environ["LEFT"] = "left"
        open("left.txt", "w").close()
        """
    )
    text = """
        import builtins, json, os, sys
        print([m for m in (builtins, json, sys) if hasattr(m, "left")], end=" ")
        print("LEFT" in os.environ, os.listdir())
    """
    assert output(text) == "[] False ['program.py']"


def test_a_program_that_does_not_end_is_stopped_and_hurts_no_other(
    verify, monkeypatch, output
):
    monkeypatch.setattr(browser_lane, "PATIENCE", 1.0)
    run = verify("while True:\n    pass").run
    assert run and run.stopped == "time"
    assert output("print('next')") == "next"


def test_a_program_that_prints_without_end_is_stopped_and_hurts_no_other(
    verify, output
):
    run = verify("while True:\n    print('a' * 1000)").run
    assert run and run.stopped == "output" and len(run.output) == 1_000_000
    assert output("print('next')") == "next"


def test_a_program_runs_as_by_python_and_its_file(output):
    text = """
        import inspect, os, sys
        print(__name__, __file__, sys.argv, __spec__, len(inspect.stack()))
        print(sorted(globals())[-3:], sys.path[0] == os.getcwd(), sys.flags.inspect)
        print(inspect.getsource(sys.modules["__main__"]).startswith("import inspect"))

        def deep(level=1):
            try:
                return deep(level + 1)
            except RecursionError:
                return level

        print(deep())
    """
    assert output(text).split("\n") == [
        "__main__ program.py ['program.py'] None 1",
        "['inspect', 'os', 'sys'] True 0",
        "True",
        "999",
    ]


@pytest.mark.parametrize("end", ["", "bye"])
def test_a_program_ends_as_everywhere(output, end):
    text = f"""
        import atexit
        atexit.register(print, "at exit")

        class Last:
            def __del__(self):
                print("gone")

        last = Last()
        print("no line end", end="")
        if "{end}":
            raise SystemExit("{end}")
    """
    last = f"no line end{end}" + "\n" * bool(end)
    assert output(text) == f"{last}at exit\ngone"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("pass", 0),
        ("1 / 0", 1),
        ("import sys; sys.exit(3)", 3),
        ("raise SystemExit", 0),
    ],
)
def test_the_exit_code_is_that_of_python(verify, text, code):
    run = verify(text).run
    assert run and run.exit_code == code


def test_a_traceback_is_that_of_python(output):
    text = "print('x', end='')\ndef f():\n    1 / 0\nf()"
    assert output(text) == (
        "xTraceback (most recent call last):\n"
        '  File "program.py", line 4, in <module>\n'
        "    f()\n    ~^^\n"
        '  File "program.py", line 3, in f\n'
        "    1 / 0\n    ~~^~~\n"
        "ZeroDivisionError: division by zero"
    )


def test_an_event_loop_runs_without_a_browser_that_switches_stacks(output):
    text = """
        import asyncio, time

        async def work(name, seconds):
            await asyncio.sleep(seconds)
            print(name)

        async def main():
            await asyncio.gather(work("slow", 0.2), work("quick", 0))
            async with asyncio.timeout(0.01):
                await asyncio.Event().wait()

        started = time.monotonic()
        try:
            asyncio.run(main())
        except TimeoutError as error:
            print(type(error).__name__, time.monotonic() - started > 0.2)
    """
    assert output(text) == "quick\nslow\nTimeoutError True"


def test_random_numbers_are_others_in_every_run(output):
    draw = "import random\nprint(random.random())"
    assert output(draw) != output(draw + "  # again")


def test_a_program_meets_an_empty_input_and_a_terminal_of_80_columns(output):
    text = """
        import os, sys
        print(sys.stdin.read() == "", sys.stdout.isatty(), os.get_terminal_size()[0])
        print(sys.stdout.encoding, sys.stdout.line_buffering)
        input()
    """
    lines = output(text).split("\n")
    assert lines[:2] == ["True True 80", "utf-8 True"]
    assert lines[-1] == "EOFError: EOF when reading a line"


def test_control_characters_are_shown_as_everywhere(output):
    assert output(r"print('\x1b[1m', 'a\rb', '\t', 1)") == "\\x1b[1m a\\x0db \t 1"


def test_a_picture_is_kept(verify):
    run = verify("open('a.svg', 'w').write('<svg/>')\nopen('b.txt', 'w')").run
    assert run and [picture.name for picture in run.pictures] == ["a.svg"]


def test_a_program_finds_no_modules_made_of_javascript(output):
    assert output("__import__('js')").endswith("No module named 'js'")


def test_a_run_says_how_it_was_contained(verify):
    run = verify("print('contained')").run
    assert run and run.containment == containment()


def test_runs_ahead_are_those_that_verify_takes(made, browser, monkeypatch):
    made.write("snippets/topic/ahead.py", "print('ahead')\n\n# Output:\n# ahead\n")
    made.write(HOME, include("topic/ahead.py"))
    browser.run_ahead([made.example()])
    verdict = browser.verify(made.example())
    monkeypatch.setattr(Driver, "run", None)
    assert browser.verify(made.example()) == verdict


def test_pages_name_the_browser_among_what_verified_a_record(made, verify):
    record = "# Output (>=3.14):\n# 3.14\n\n# Output:\n# older"
    code = "import sys\nprint('3.14' if sys.version_info >= (3, 14) else 'older')"
    verify(f"{code}\n\n{record}")
    lanes = [v.lane.name for v in made.engine.verified_elsewhere(made.example())]
    assert lanes == ["CPython 3.14.2（浏览器）"]


def test_a_node_that_fails_is_no_verdict(verify, browser, monkeypatch):
    missing = browser.files.node.path.with_name("no-such-driver.mjs")
    monkeypatch.setattr("paotong.browser_driver._DRIVER", missing)
    browser.stop()
    with pytest.raises(DriverError, match=r"Node ended: [\s\S]*no-such-driver"):
        verify("print('never')")
    browser.stop()
