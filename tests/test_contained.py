"""What a stranger's program can't do while it runs, in a sandbox and without one."""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from paotong import containment
from paotong.containment import STRONG, WEAK, NotContainedError
from paotong.verdict import Kind
from tests.made import code, notebook
from tests.test_run_ends import left

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")


@pytest.fixture
def sandbox():
    """Skips where there is none; CI asks for it."""
    if containment.containment() == WEAK:
        if os.environ.get("CI"):
            pytest.fail("bubblewrap does not work; CI must install it")
        pytest.skip("bubblewrap does not work here")


@pytest.fixture(params=[STRONG, WEAK])
def either(request, monkeypatch):
    """Runs with either containment; returns which."""
    if request.param == STRONG:
        request.getfixturevalue("sandbox")
    for module in ("paotong.containment", "paotong.run"):
        monkeypatch.setattr(f"{module}.containment", lambda: request.param)
    return request.param


def test_a_run_says_how_it_was_contained(run_program, either):
    assert run_program("print(1)").containment == either


@pytest.mark.usefixtures("either")
class TestLimits:
    def test_memory(self, run_program):
        run = run_program("""
            try:
                block = bytearray(30 * 2**30)
            except MemoryError:
                print("no")
        """)
        assert (run.output, run.exit_code) == ("no", 0)

    def test_the_size_of_a_file(self, run_program):
        run = run_program("""
            import errno
            try:
                with open("big", "wb") as file:
                    file.truncate(2**40)
            except OSError as error:
                print(errno.errorcode[error.errno])
        """)
        assert run.output == "EFBIG"

    def test_the_disk(self, make_program, monkeypatch):
        monkeypatch.setattr(containment, "DISK", 3_000_000)
        verdict = make_program("""
import time
for number in range(4):
    with open(str(number), "wb") as file:
        file.write(bytes(10**6))
time.sleep(613.1)
""").verify()
        assert "was stopped: it wrote more than" in verdict.message
        assert verdict.message.endswith("Write less, or delete what is done with")

    def test_the_number_of_files(self, run_program, monkeypatch):
        monkeypatch.setattr(containment, "FILES", 300)
        run = run_program("""
            import os, time
            for number in range(300):
                os.mkdir(str(number))
            time.sleep(613.2)
        """)
        assert run.stopped == "disk"

    def test_processor_time_beyond_the_clock(self, make_program):
        project = make_program("""
import resource
print(resource.getrlimit(resource.RLIMIT_CPU))

# Timeout: 7
""")
        assert project.run().output == "(12, 12)"

    def test_a_segmentation_fault_is_a_signal(self, run_program):
        run = run_program("import ctypes; ctypes.string_at(0)")
        assert run.exit_code == -signal.SIGSEGV

    def test_recursion_without_end(self, run_program):
        run = run_program("""
            import sys
            sys.setrecursionlimit(10**9)
            def f(): return f()
            f()

            # Timeout: 5
        """)
        assert run.exit_code != 0

    def test_a_fork_bomb_ends_with_its_time(self, make_program):
        verdict = make_program("""
import os, time
for _ in range(7):
    os.fork()
time.sleep(613.7)

# Timeout: 2
""").verify()
        assert verdict.kind == Kind.FAILED
        assert "was stopped after 2 s" in verdict.message
        assert not left("topic/program.py")

    def test_a_daemon_of_its_own_session_ends(self, run_program):
        run = run_program("""
            import os, subprocess
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    subprocess.run(["sleep", "614.2"])
                os._exit(0)
            os.wait()
            print("parent ends")
        """)
        assert run.output == "parent ends"
        assert not left("sleep 614.2")


@pytest.mark.usefixtures("sandbox")
class TestSandbox:
    def test_no_network_not_even_to_this_machine(self, run_program):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            run = run_program(f"""
                import socket
                try:
                    socket.create_connection(("127.0.0.1", {port}), timeout=2)
                except OSError as error:
                    print(type(error).__name__)
            """)
        assert run.output == "ConnectionRefusedError"

    def test_its_own_loopback_works(self, run_program):
        run = run_program("""
            import socket
            server = socket.create_server((socket.gethostname(), 0))
            client = socket.create_connection(server.getsockname())
            client.sendall(b"hi")
            print(server.accept()[0].recv(9))
        """)
        assert run.output == "b'hi'"

    def test_both_addresses_of_it_have_a_name(self, run_program):
        run = run_program("""
            import socket
            for address in ("127.0.0.1", "::1"):
                print(socket.getnameinfo((address, 0), 0)[0])
        """)
        assert run.output == "localhost\nlocalhost"

    def test_no_process_of_others_and_no_environment_of_theirs(
        self, run_program, monkeypatch
    ):
        monkeypatch.setenv("PAOTONG_SECRET", "hush")
        run = run_program("""
            import os, pathlib
            pids = [p for p in os.listdir("/proc") if p.isdigit()]
            seen = b"".join(
                pathlib.Path("/proc", pid, "environ").read_bytes() for pid in pids
            )
            print(len(pids) < 5, b"PAOTONG_SECRET" in seen, os.getppid() in (0, 1))
        """)
        assert run.output == "True False True"

    def test_no_file_of_others(self, run_program, tmp_path):
        secret = tmp_path / "secret"
        secret.write_text("hush")
        home = Path.home()
        run = run_program(f"""
            import os
            print(os.path.exists({str(secret)!r}), os.path.exists("/etc/shadow"))
            print([p for p in (".ssh", ".netrc", ".bashrc", ".gitconfig")
                   if os.path.exists(os.path.join({str(home)!r}, p))])
        """)
        assert run.output == "False False\n[]"

    def test_nothing_can_be_written_but_its_own_folders(self, make_program):
        project = make_program("""
import os, sys, tempfile
def try_to_write(path):
    try:
        open(path, "w").close()
    except OSError as error:
        return type(error).__name__
    return "written"
print(try_to_write(__file__), try_to_write(os.path.join(sys.prefix, "x")))
print(try_to_write("/usr/x"), try_to_write(os.path.dirname(__file__) + "/x.py"))
print(try_to_write("/x"), try_to_write("/etc/x"))
print(try_to_write("mine"), try_to_write(os.path.expanduser("~/mine")))
print(try_to_write(os.path.join(tempfile.gettempdir(), "mine")))
""")
        before = project.read("snippets/topic/program.py")
        out = project.run().output.split()
        assert out == ["OSError"] * 6 + ["written"] * 3
        assert project.read("snippets/topic/program.py") == before
        assert not (project.root / "snippets/topic/x.py").exists()

    def test_the_repository_and_its_store_are_not_there(self, make_program):
        project = make_program("""
import os
root = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
print(sorted(os.listdir(root)))
""")
        project.verify()
        assert project.run().output == "['snippets']"

    def test_a_notebook_runs_in_it_as_well(self, make_project):

        project = make_project(
            "# Home\n", **{"docs/lab.ipynb": notebook(code("1", "1\n"))}
        )
        found = project.engine.project.notebook(project.root / "docs/lab.ipynb")
        verdict = project.engine.verify(found)
        assert verdict.good
        assert verdict.run.containment == STRONG


def test_what_is_required_and_missing_is_an_error(monkeypatch):
    monkeypatch.setenv(containment.REQUIRED, STRONG)
    monkeypatch.setattr(containment, "_bubblewrap_works", lambda: False)
    with pytest.raises(NotContainedError, match="install the package bubblewrap"):
        containment.containment.__wrapped__()
