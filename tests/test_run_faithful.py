"""No observable fact of a run differs from a plain ``python file.py``."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from inspect import cleandoc
from pathlib import Path

import pytest

from paotong import run as runs
from paotong.containment import WEAK

posix = pytest.mark.skipif(sys.platform == "win32", reason="start methods of POSIX")


@posix
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_are_started_by_every_method(run_program, method):
    run = run_program(f"""
        import multiprocessing

        def square(number):
            return number * number

        if __name__ == "__main__":
            context = multiprocessing.get_context("{method}")
            with context.Pool(2) as pool:
                print(pool.map(square, range(4)))
            child = context.Process(target=print, args=("from the child",))
            child.start()
            child.join()
            print(child.exitcode)
    """)
    assert run.output == "[0, 1, 4, 9]\nfrom the child\n0"


def test_a_pool_of_concurrent_futures_works(run_program):
    run = run_program("""
        from concurrent.futures import ProcessPoolExecutor

        if __name__ == "__main__":
            with ProcessPoolExecutor(1) as pool:
                print(pool.submit(abs, -3).result())
    """)
    assert run.output == "3"


@pytest.mark.parametrize(
    ("code", "output"),
    [
        (
            """
            import pickle
            class Point:
                def __init__(self): self.x = 3
            copy = pickle.loads(pickle.dumps(Point()))
            print(copy.x, Point.__module__, Point)
            """,
            "3 __main__ <class '__main__.Point'>",
        ),
        (
            """
            import inspect
            def twice(x):
                return x + x  # so
            print(inspect.getsource(twice), end="")
            print(inspect.getsourcelines(twice)[1])
            """,
            "def twice(x):\n    return x + x  # so\n2",
        ),
        (
            """
            import threading
            def work(): print(threading.current_thread().name)
            thread = threading.Thread(target=work, name="worker")
            thread.start(); thread.join()
            print(threading.active_count(), threading.main_thread().name)
            """,
            "worker\n1 MainThread",
        ),
        (
            """
            import atexit
            atexit.register(print, "at exit")
            print("end")
            """,
            "end\nat exit",
        ),
        (
            """
            import asyncio
            async def main(): await asyncio.sleep(0); print("async")
            asyncio.run(main())
            """,
            "async",
        ),
        (
            """
            import warnings
            warnings.warn("look", stacklevel=1)
            """,
            'program.py:2: UserWarning: look\n  warnings.warn("look", stacklevel=1)',
        ),
        (
            """
            import linecache, sys
            print(linecache.getline(__file__, 2).strip(), sys._getframe().f_lineno)
            """,
            "print(linecache.getline(__file__, 2).strip(), sys._getframe().f_lineno) 2",
        ),
        (
            """
            import os, subprocess, sys
            code = "import sys; print('sitecustomize' in sys.modules)"
            print(subprocess.check_output([sys.executable, "-c", code]))
            print(os.fork() if False else "no child")
            """,
            r"b'False\n'" + "\nno child",
        ),
    ],
    ids=[
        "pickle", "inspect", "threads", "atexit", "asyncio", "warnings", "linecache",
        "subprocess",
    ],
)  # fmt: skip
def test_what_python_does_for_a_file_it_does_here(run_program, code, output):
    run = run_program(code)
    assert (run.output, run.exit_code) == (output, 0)


FACTS = """
    import gc, json, os, sys, threading
    facts = {
        "modules": sorted(sys.modules),
        "path": [hash(p) for p in sys.path[1:] if not os.path.isdir(p + "/paotong")],
        "environment": sorted(os.environ),
        "gc count": gc.get_count()[1:],
        "collections": [each["collections"] for each in gc.get_stats()],
        "gc enabled": [gc.isenabled(), gc.get_threshold()],
        "hooks": [len(sys.path_hooks), len(sys.meta_path)],
        "flags": repr(sys.flags),
        "types": len(object.__subclasses__()),
        "references": [sys.getrefcount(os), sys.getrefcount(os.environ)],
        "main": sorted(vars(sys.modules["__main__"])),
        "os": sorted(vars(os)),
        "sys": sorted(vars(sys)),
        "builtins": sorted(vars(__builtins__)),
        "trace": [sys.gettrace(), sys.getprofile(), threading.gettrace()],
        "recursion": sys.getrecursionlimit(),
        "argv": [len(sys.argv), len(sys.orig_argv)],
    }
    print(json.dumps(facts[%r]))
"""
NAMES = re.findall(r"^ +\"([a-z ]+)\": ", FACTS, re.MULTILINE)


def test_no_program_can_import_the_engine(run_program):
    run = run_program("import paotong.trace")
    assert "No module named 'paotong'" in run.output


@pytest.mark.parametrize("fact", NAMES)
def test_the_tracer_leaves_no_trace(make_program, monkeypatch, fact):
    project = make_program(cleandoc(FACTS) % fact)
    environments = []
    real = runs.environment

    def spy(*args):
        environments.append(real(*args))
        return environments[0]

    monkeypatch.setattr(runs, "environment", spy)
    seen = json.loads(project.run("0").output)
    ours = ("PYTHONPATH", "PAOTONG_TRACE")
    plain = {name: value for name, value in environments[0].items() if name not in ours}
    file = project.root / "snippets/topic/program.py"
    expected = subprocess.check_output([sys.executable, str(file)], env=plain)
    assert seen == json.loads(expected)


def test_the_variables_of_the_tracer_are_gone_for_c_code_too(run_program):
    run = run_program("""
        import ctypes, os
        getenv = ctypes.CDLL(None).getenv
        getenv.restype = ctypes.c_char_p
        print(getenv(b"PYTHONPATH"), getenv(b"PAOTONG_TRACE"), getenv(b"TZ"))
    """)
    assert run.output == "None None b'UTC'"


def test_files_and_packages_are_noted(make_program):
    project = make_program(
        cleandoc("""
            import json, os
            from pathlib import Path
            import beside
            here = Path(__file__).parent
            open(here / "one.txt").close()
            os.close(os.open(here / "two.txt", os.O_RDONLY))
            (here / "three.txt").read_bytes()
            os.chdir(here)
            open("four.txt").close()
            open(b"five.txt").close()
            for wanted in ("packaging", "none_such"):
                try:
                    __import__(wanted)
                except ImportError:
                    pass
            """),
        beside__py="",
        **{
            f"{name}__txt": ""
            for name in ("one", "two", "three", "four", "five", "six")
        },
    )
    run = project.run()
    assert run.exit_code == 0
    names = ["beside.py", "five.txt", "four.txt", "one.txt", "three.txt", "two.txt"]
    assert [Path(file).name for file in run.files] == names
    assert {"packaging", "none_such"} <= set(run.imports)
    assert "json" not in run.imports
    assert not run.spawned


@pytest.mark.parametrize(
    "code",
    [
        "import subprocess, sys; subprocess.run([sys.executable, '-c', ''])",
        "import os; os.system('true')",
        "import os; os.waitpid(os.posix_spawn('/bin/true', ['true'], {}), 0)",
    ],
)
@posix
def test_without_a_sandbox_what_starts_others_depends_on_all_its_folder(
    make_program, monkeypatch, code
):
    monkeypatch.setattr("paotong.run.containment", lambda: WEAK)
    run = make_program(code, data__txt="x").run()
    assert run.spawned
    assert [Path(file).name for file in run.files] == ["data.txt"]
