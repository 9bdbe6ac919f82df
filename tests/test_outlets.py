"""What programs write to: a terminal, or the pipe that stands in for it on Windows.

Both are tried wherever there are both; what only a terminal does is in test_run.
"""

from __future__ import annotations

import os
import sys
import threading

import pytest

from paotong import pipe, run
from paotong.run import OUTPUT_LIMIT
from paotong.terminal import capture, open_outlet
from tests.test_run_ends import left

posix = pytest.mark.skipif(sys.platform == "win32", reason="starts sleep")


@pytest.fixture(params=["terminal", "pipe"], autouse=True)
def outlet(request, monkeypatch):
    """The outlet of every run, by its name."""
    if request.param == "pipe":
        monkeypatch.setattr(run, "open_outlet", pipe.Pipe)
    elif sys.platform == "win32":
        pytest.skip("there is no terminal")
    return request.param


@pytest.fixture(autouse=True)
def nothing_stays():
    """No thread and no open file is left of any run."""
    threads, files = threading.active_count(), opened()
    yield
    assert (threading.active_count(), opened()) == (threads, files)


def opened() -> int:
    return len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0


def test_what_is_written_last_is_never_lost(run_program):
    for number in range(10):
        run = run_program(f"import os; os.write(1, b'a' * 90000); print({number})")
        assert run.output == f"{'a' * 90000}{number}"


def test_as_much_output_as_is_allowed_is_kept_whole(run_program):
    run = run_program(f"print('x' * {OUTPUT_LIMIT - 1})")
    assert (run.stopped, len(run.output)) == (None, OUTPUT_LIMIT - 1)


def test_too_much_output_stops_the_program(run_program):
    run = run_program("while True:\n    print('x' * 1000)\n\n# Timeout: 9")
    assert (run.stopped, len(run.output) <= OUTPUT_LIMIT) == ("output", True)


def test_what_was_printed_before_the_time_is_over_is_shown(make_program):
    program = 'print("a", flush=True)\nwhile True:\n    pass\n\n# Timeout: 0.7'
    run = make_program(program).run()
    assert (run.stopped, run.output) == ("time", "a")


def test_a_program_that_closes_its_output_runs_on(run_program):
    run = run_program("""
        import os, time
        os.write(1, b"a")
        os.close(1)
        os.close(2)
        time.sleep(0.3)
        os._exit(7)
    """)
    assert (run.output, run.exit_code) == ("a", 7)


def test_a_program_that_is_killed_has_said_what_it_said(run_program):
    run = run_program("import os; os.write(1, b'a'); os.abort()")
    assert run.output.startswith("a")
    assert run.exit_code


@posix
@pytest.mark.parametrize("session", [False, True])
def test_a_child_that_keeps_the_output_open_neither_blocks_nor_stays(
    make_program, session
):
    run = make_program(f"""
import subprocess
subprocess.Popen(["sleep", "618.{session:d}"], start_new_session={session})
print("parent ends")

# Timeout: 15
""").run()
    assert (run.output, run.stopped, run.exit_code) == ("parent ends", None, 0)
    assert not left(f"sleep 618.{session:d}")


@posix
def test_a_child_that_goes_on_writing_does_not_block(run_program):
    run = run_program("""
        import subprocess
        print("parent", flush=True)
        subprocess.Popen(["yes"])
    """)
    assert run.output.startswith("parent")
    assert run.stopped in (None, "output")


class Ended:
    """A process that has ended, whose child holds the output open."""

    def poll(self) -> int:
        return 0

    def wait(self) -> int:
        return 0

    def end(self) -> None:
        """Nothing is left of it."""


def test_nobody_has_to_close_the_other_end(outlet):
    made = pipe.Pipe() if outlet == "pipe" else open_outlet()
    held = os.dup(made.writer)
    made.started()
    os.write(held, b"the last words")
    assert capture(Ended(), made, 5, 100).output == b"the last words"
    made.close()
    os.close(held)


@pytest.mark.parametrize("outlet", ["pipe"], indirect=True)
def test_the_mark_of_a_pipe_is_found_however_it_is_cut(monkeypatch):
    parts = iter([b"a", b"mm", b"mm", b"bm", b"mm", b"n"])
    monkeypatch.setattr(pipe.secrets, "token_bytes", lambda _: b"mmmn")
    monkeypatch.setattr(pipe.os, "read", lambda *_: next(parts))
    made = pipe.Pipe()
    made.ended()
    assert b"".join(iter(lambda: made.read(5), b"")) == b"ammmmb"
    made.close()
