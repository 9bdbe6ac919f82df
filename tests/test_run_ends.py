"""How a run ends: by itself, by a failure, or by a limit, and what it leaves behind."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from paotong.run import OUTPUT_LIMIT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes of POSIX")


def left(words: str) -> bool:
    """Whether a process with these words in its command still runs after a second."""
    for _ in range(100):
        if not running(words):
            return False
        time.sleep(0.01)
    return True


def running(words: str) -> bool:
    """Whether a process with these words in its command runs now."""
    commands = Path("/proc").glob("[0-9]*/cmdline")
    return any(words in _command(command) for command in commands)


def _command(cmdline: Path) -> str:
    try:
        return cmdline.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:  # it has just ended
        return ""


@pytest.mark.parametrize(
    ("code", "exit_code", "output"),
    [
        ("import sys; print('a'); sys.exit(0); print('b')", 0, "a"),
        ("import os; print('a', flush=True); os._exit(0); print('b')", 0, "a"),
        ("import sys; print('a'); sys.exit(3)", 3, "a"),
        ("import sys; print('a'); sys.exit('bye')", 1, "a\nbye"),
        ("raise SystemExit", 0, ""),
        ("import os; os._exit(7)", 7, ""),
        ("import os, signal; os.kill(os.getpid(), 9)", -signal.SIGKILL, ""),
        ("import os; os.abort()", -signal.SIGABRT, ""),
    ],
)
def test_an_exit_is_told(run_program, code, exit_code, output):
    run = run_program(code)
    assert (run.exit_code, run.output, run.stopped) == (exit_code, output, None)


def test_an_uncaught_exception_ends_with_its_traceback(run_program):
    run = run_program("""
        print("before")

        def divide(by):
            return 1 / by

        divide(0)
    """)
    assert run.exit_code == 1
    lines = run.output.split("\n")
    assert lines[:2] == ["before", "Traceback (most recent call last):"]
    assert '  File "program.py", line 6, in <module>' in lines
    assert '  File "program.py", line 4, in divide' in lines
    assert lines[-1] == "ZeroDivisionError: division by zero"


def test_a_traceback_of_an_inline_program_has_the_lines_of_its_file(make_project):
    run = make_project("# Home\n\n```python\n\nx = 1\nx.y\n```\n").run()
    assert '  File "example.py", line 3, in <module>' in run.output


def test_tracebacks_show_no_paths_of_this_machine(make_program):
    project = make_program(
        "import asyncio, beside, json\n"
        "async def main():\n"
        "    try:\n"
        "        json.loads('{')\n"
        "    except ValueError:\n"
        "        beside.fail()\n"
        "asyncio.run(main())\n",
        beside__py="def fail():\n    open('none.txt')\n",
    )
    output = project.run().output
    assert '  File "program.py", line 4, in main' in output
    assert '  File "beside.py", line 2, in fail' in output
    assert '/json/__init__.py", line' in output
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    assert f'  File "…/{version}/asyncio/runners.py", line' in output
    for path in (project.root, Path(os.__file__).parent.parent, sys.prefix, "/tmp/"):
        assert str(path) not in output


def test_a_syntax_error_names_the_program_without_its_folder(run_program):
    run = run_program("x = = 1")
    assert run.output.startswith('  File "program.py", line 1\n')
    assert run.output.endswith("SyntaxError: invalid syntax")


def test_an_endless_program_is_stopped_with_all_that_it_started(make_program):
    project = make_program("""
import subprocess, sys
child = "import subprocess; subprocess.run(['sleep', '611.1'])"
subprocess.Popen([sys.executable, "-c", child])
print("started", flush=True)
while True:
    pass

# Timeout: 1.5
""")
    run = project.run()
    assert (run.stopped, run.output) == ("time", "started")
    assert run.exit_code == -signal.SIGKILL
    assert not left("sleep 611.1")


def test_a_program_that_sleeps_or_waits_for_input_is_stopped(make_program):
    run = make_program("import time; time.sleep(60)\n\n# Timeout: 0.3").run()
    assert run.stopped == "time"


def test_a_program_that_ignores_signals_is_stopped(make_program):
    text = (
        "import signal, time\n"
        "for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):\n"
        "    signal.signal(number, signal.SIG_IGN)\n"
        "time.sleep(60)\n\n# Timeout: 0.5"
    )
    assert make_program(text).run().exit_code == -signal.SIGKILL


@pytest.mark.parametrize("session", [False, True])
def test_a_child_that_keeps_the_output_open_neither_blocks_nor_stays(
    make_program, session
):
    run = make_program(f"""
import subprocess
subprocess.Popen(["sleep", "612.{session:d}"], start_new_session={session})
print("parent ends")

# Timeout: 15
""").run()
    assert (run.output, run.stopped, run.exit_code) == ("parent ends", None, 0)
    assert not left(f"sleep 612.{session:d}")


@pytest.mark.parametrize("write", ["print('x' * 1000)", "os.write(1, b'x' * 1000)"])
def test_too_much_output_stops_the_program(run_program, write):
    run = run_program(f"import os\nwhile True:\n    {write}\n\n# Timeout: 9")
    assert run.stopped == "output"
    assert len(run.output) <= OUTPUT_LIMIT
    assert set(run.output) <= {"x", "\n"}


def test_as_much_output_as_is_allowed_is_kept_whole(run_program):
    run = run_program(f"print('x' * {OUTPUT_LIMIT - 1})")
    assert (run.stopped, len(run.output)) == (None, OUTPUT_LIMIT - 1)


def test_output_of_a_short_program_is_never_lost(run_program):
    for number in range(20):
        run = run_program(f"import os; os.write(1, b'a' * 9000); print({number})")
        assert run.output == f"{'a' * 9000}{number}"


def test_seconds_are_those_of_the_run(run_program):
    run = run_program("import time; time.sleep(0.4)")
    assert 0.4 <= run.seconds < 30
