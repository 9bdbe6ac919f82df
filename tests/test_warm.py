"""A program that is forked from a warm process is what it is in a fresh one."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from inspect import cleandoc
from signal import SIGKILL

import pytest

from paotong import lodging as lodgings
from paotong import run as runs
from paotong.containment import STRONG, WEAK, containment
from paotong.imports import Route
from paotong.lodging import lodging
from paotong.run import run_example, run_fresh
from paotong.warm import Warm
from tests.made import fence
from tests.test_run_ends import left

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or containment() != STRONG, reason="forks in a sandbox"
)

ADDRESS = re.compile("at 0x[0-9a-f]+")
STREAM = {
    "number": "{0}.fileno()",
    "terminal": "{0}.isatty()",
    "encoding": "{0}.encoding, {0}.errors, {0}.name, {0}.mode",
    "buffer": "{0}.line_buffering, {0}.write_through, {0}.newlines",
    "flags": "fcntl.fcntl({0}, fcntl.F_GETFL), fcntl.fcntl({0}, fcntl.F_GETFD)",
    "window": "{0}.isatty() and os.get_terminal_size({0}.fileno())",
    "control": "{0}.isatty() and termios.tcgetattr({0})",
}
FACTS = {
    "working directory": "os.getcwd(), os.listdir()",
    "arguments": "sys.argv, sys.orig_argv",
    "main": "list(vars(sys.modules['__main__']))",
    "file": "__file__, __name__, __spec__, __package__, __doc__, __cached__",
    "loader": "type(__loader__), __loader__.name, __loader__.path",
    "builtins": "__builtins__, sorted(vars(__builtins__))",
    "annotations": "__import__('inspect').get_annotations(sys.modules['__main__'])",
    "path": "sys.path",
    "path hooks": "len(sys.path_hooks), sys.meta_path",
    "path cache": "sorted(sys.path_importer_cache)",
    "modules": "sorted(sys.modules)",
    "contents of sys and os": "sorted(vars(sys)), sorted(vars(os))",
    "environment": "sorted(os.environ.items())",
    "umask": "os.umask(0)",
    "files": "sorted(os.listdir('/proc/self/fd'))",
    "next file": "os.open(os.devnull, 0)",
    "flags": "sys.flags, sys._xoptions, sys.warnoptions, sys.dont_write_bytecode",
    "recursion": "sys.getrecursionlimit()",
    "frame": "sys._getframe().f_back, sys._getframe().f_code",
    "trace": "sys.gettrace(), sys.getprofile(), threading.gettrace()",
    "hooks": "sys.excepthook, sys.displayhook, sys.unraisablehook",
    "threads": "threading.enumerate()[0].name, threading.active_count()",
    "main thread": "threading.main_thread() is threading.current_thread()",
    "number of thread": "threading.main_thread().native_id == os.getpid()",
    "session": "os.getsid(0), os.getpgid(0)",
    "controlling terminal": "os.path.exists('/dev/tty') and os.access('/dev/tty', 4)",
    "handlers": "[(s, signal.getsignal(s)) for s in sorted(signal.valid_signals())]",
    "signals": "signal.pthread_sigmask(0, []), signal.getitimer(0)",
    "warnings": "warnings.filters, warnings.onceregistry",
    "collector": "gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage",
    "limits": "[(n, resource.getrlimit(n)) for n in range(16)]",
    "priority": "os.getpriority(0, 0), os.sched_getaffinity(0)",
    "locale": "locale.setlocale(0), locale.getencoding(), time.tzname",
    "hash": "hash('a'), {'b', 'a', 'c'}",
    "interning": "sys.intern('a' + 'b'.lower()) is sys.intern('ab')",
    "import of sockets": "__import__('socket').socket().type",
    "import of ctypes": "__import__('ctypes').CDLL(None).getpagesize()",
    "C's flags": "__import__('ctypes').CDLL(None).prctl(3, 0, 0, 0, 0)",
    "files of home": "[sorted(d + f) for _, d, f in os.walk(os.path.expanduser('~'))]",
    "generators": "np.random.default_rng(1).random(3), np.random.RandomState(2).rand()",
    "global generator": "np.random.seed(3), np.random.rand(), np.random.get_state()",
    "seeded": "random.seed(1), random.random()",
    "settings of NumPy": "np.geterr(), np.get_printoptions()",
    "product": "(np.ones((300, 300)) @ np.ones((300, 300))).sum()",
    "solution": "np.linalg.solve(np.eye(50) * 2, np.ones(50)).sum()",
} | {
    f"{fact} of {stream}": expression.format(f"sys.{stream}")
    for stream in ("stdin", "stdout", "stderr")
    for fact, expression in STREAM.items()
}
PROBE = """
    import fcntl, gc, locale, os, random, resource, signal, sys, termios, threading
    import time, warnings
    import numpy as np
    print({})
"""

PROGRAMS = {
    "an uncaught exception": "def fail(): 1 / 0\nfail()",
    "a chain of exceptions": """
        try: 1 / 0
        except ZeroDivisionError as error: raise ValueError("other") from error""",
    "an error of the library": "np.linalg.inv(np.zeros((2, 2)))",
    "an interrupt": "import _thread; _thread.interrupt_main()",
    "an interrupt by itself": "import os, signal; os.kill(os.getpid(), signal.SIGINT)",
    "exit 3": "import sys; sys.exit(3)",
    "exit with words": "import sys; sys.exit('bye')",
    "exit 137": "import sys; sys.exit(137)",
    "hard exit": "import os; print('a', flush=True); os._exit(7)",
    "abort": "import os; os.abort()",
    "termination": "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
    "a segmentation fault": "import ctypes; ctypes.string_at(0)",
    "the depth of recursion": """
        def down(n):
            try: return down(n + 1)
            except RecursionError: return n
        print(down(0))""",
    "stacks": "import traceback as t; t.print_stack(); print(t.extract_stack())",
    "a warning from above": "import warnings; warnings.warn('look', stacklevel=3)",
    "handlers at exit": "import atexit; atexit.register(print, 'at exit')",
    "an error at exit": "import atexit; atexit.register(lambda: 1 / 0)",
    "exit in a handler": "import atexit, sys; atexit.register(lambda: sys.exit(5))",
    "an object's end": """
        class Loud:
            def __del__(self, show=print): show('gone', self.name, np is not None)
        one, two, cycle = Loud(), Loud(), Loud()
        one.name, two.name, cycle.name = 'one', 'two', 'cycle'
        cycle.me = cycle
        print('end')""",
    "finalizers": """
        import weakref
        class Thing: pass
        kept, lost = Thing(), Thing()
        weakref.finalize(kept, print, 'kept')
        weakref.finalize(lost, print, 'lost')
        del lost
        watch = weakref.ref(kept, lambda _: print('seen'))""",
    "a generator's end": """
        def numbers():
            try: yield 1
            finally: print('closed')
        waiting = numbers()
        print(next(waiting))""",
    "a coroutine nobody awaits": "async def f(): pass\nf(); g = f()",
    "a thread that goes on": """
        import threading, time
        def work(): time.sleep(0.05); print('done')
        threading.Thread(target=work).start()
        print('main')""",
    "a file that is not closed": """
        import os
        file = open('a.txt', 'w'); file.write('text')
        import atexit; atexit.register(lambda: print(os.path.getsize('a.txt')))""",
    "C's output": "import ctypes; ctypes.CDLL(None).printf(b'from C\\n'); print('py')",
    "C's file": """
        import ctypes
        c = ctypes.CDLL(None)
        c.fopen.restype = ctypes.c_void_p
        c.fputs(b'<svg xmlns="http://www.w3.org/2000/svg"/>',
                ctypes.c_void_p(c.fopen(b'a.svg', b'w')))""",
    "numbers of an array": "print(np.arange(12).reshape(3, 4) / 7)",
    "a pool": """
        from concurrent.futures import ProcessPoolExecutor
        if __name__ == '__main__':
            with ProcessPoolExecutor(1) as p: print(p.submit(abs, -3).result())""",
    "processes": """
        import multiprocessing, sys
        def show(): print(len(sys.argv), __name__)
        if __name__ == '__main__':
            for method in 'fork', 'spawn', 'forkserver':
                process = multiprocessing.get_context(method).Process(target=show)
                process.start(); process.join(); print(process.name, process.exitcode)
        """,
    "a child": """
        import os
        if not os.fork(): print('child'); raise SystemExit(4)
        print(os.waitstatus_to_exitcode(os.wait()[1]))""",
    "a command": "import subprocess; print(subprocess.run(['env'], text=True))",
    "pickles": "import pickle\nclass A: pass\nprint(pickle.loads(pickle.dumps(A)))",
    "its source": "import inspect\ndef f(): pass\nprint(inspect.getsource(f))",
    "asyncio": "import asyncio\nasync def f(): print(3)\nasyncio.run(f())",
    "input": "input('? ')",
    "a picture": "open('a.svg', 'w').write('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')",
    "a late import": "import numpy.polynomial, json, sqlite3; print(numpy.polynomial)",
}  # fmt: skip


NOTHING = "imports nothing"


@pytest.fixture
def run_warm(monkeypatch):
    """Runs an example in a warm process, whatever it names; fails if there is none."""

    def run(example, seed="1", statements=("import numpy",), later=""):
        monkeypatch.setattr(lodgings, "route", lambda _: Route(statements, later))
        monkeypatch.setattr(lodgings._house(), "bare", True)
        with lodging(example, seed) as lodge:
            assert lodge is not None, lodgings._house()._refused
            return runs._run(example, lodge.rooms, lodge.start)

    return run


@pytest.fixture
def in_both(make_project, run_warm):
    """Runs a program in a warm and in a fresh process."""

    def run(text, *statements, later=""):
        statements = statements or ("import numpy",)
        statements = () if statements == (NOTHING,) else statements
        example = make_project(fence(cleandoc(text))).example()
        pair = run_warm(example, "1", statements, later), run_fresh(example, "1")
        return tuple(
            replace(run, seconds=0, output=ADDRESS.sub("at 0x", run.output))
            for run in pair
        )

    return run


@pytest.mark.parametrize("fact", FACTS)
def test_no_fact_differs(in_both, fact):
    pytest.importorskip("numpy")
    warm, fresh = in_both(PROBE.format(FACTS[fact]))
    assert warm == fresh
    assert fresh.exit_code == 0, fresh.output


@pytest.mark.parametrize("name", PROGRAMS)
def test_no_program_runs_otherwise(in_both, name):
    pytest.importorskip("numpy")
    warm, fresh = in_both("import numpy as np\n" + cleandoc(PROGRAMS[name]))
    assert warm == fresh


BARE = PROBE.replace("import numpy as np", "np = None")


@pytest.mark.parametrize("fact", [f for f, code in FACTS.items() if "np." not in code])
def test_no_fact_differs_without_packages(in_both, fact):
    warm, fresh = in_both(BARE.format(FACTS[fact]), NOTHING)
    assert warm == fresh
    assert fresh.exit_code == 0, fresh.output


@pytest.mark.parametrize(
    "name",
    [n for n, text in PROGRAMS.items() if "np." not in text and "sleep" not in text],
)
def test_no_program_runs_otherwise_without_packages(in_both, name):
    text = cleandoc(PROGRAMS[name].replace("numpy.polynomial, ", ""))
    warm, fresh = in_both(
        "np = 1\n" + text.replace("numpy.polynomial", "json"), NOTHING
    )
    assert warm == fresh


@pytest.mark.parametrize("name", ["the depth of recursion", "an object's end"])
def test_a_light_package_does_as_well(in_both, name):
    text = "import packaging.version as np\n" + cleandoc(PROGRAMS[name])
    warm, fresh = in_both(text, "import packaging.version")
    assert warm == fresh


def test_what_is_not_seeded_differs_each_time(make_project, run_warm):
    pytest.importorskip("numpy")
    text = "import random, numpy.random\nprint(random.random(), numpy.random.rand())"
    example = make_project(fence(text)).example()
    imports = ("import numpy.random",)
    runs = [run_warm(example, "1", imports).output.split() for _ in range(3)]
    assert len({number for numbers in runs for number in numbers}) == 6


@pytest.mark.parametrize("text", [
    "torch.manual_seed(0); print(torch.rand(3), torch.randn(2, 2))",
    "x = torch.ones(300, 300, requires_grad=True); (x @ x).sum().backward()\n"
    "print(x.grad.mean(), torch.get_num_threads())",
    "torch.set_num_threads(2); x = torch.ones(900, 900); print((x @ x).sum())",
    "from torch.utils.data import DataLoader\n"
    "print([len(batch) for batch in DataLoader(range(5), 2, num_workers=1)])",
    "model = torch.nn.Linear(2, 1)\n"
    "step = torch.optim.SGD(model.parameters(), 0.1).step\n"
    "model(torch.ones(2)).sum().backward(); step(); print(model)",
    "torch.ones(2) @ torch.ones(3)",
    "import sys; print(sorted(sys.modules))",
    "import warnings; print(warnings.filters)",
])  # fmt: skip
def test_pytorch_does_not_notice(in_both, text):
    pytest.importorskip("torch")
    warm, fresh = in_both(f"import torch\n{text}", "import torch")
    assert warm == fresh


OPTIMIZERS = {
    "descent": "optim.SGD(model.parameters(), 0.1, momentum=0.9)",
    "Adam": "optim.Adam(model.parameters(), 0.1)",
    "two groups": "optim.AdamW([{'params': [p]} for p in model.parameters()], 0.1)",
    "a wrong rate": "optim.SGD(model.parameters(), -1.0)",
    "no parameters": "optim.SGD([], 0.1)",
}
TRAINING = """
from torch import nn, optim
torch.manual_seed(3)
model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Dropout(), nn.Linear(4, 1))
optimizer = {}
x = torch.randn(8, 2)
for epoch in range(3):
    loss = nn.functional.mse_loss(model(x), x.sum(1, keepdim=True))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(epoch, loss.item(), loss.grad_fn)
print(optimizer, model, optimizer.state_dict(), torch.initial_seed(), torch.rand(2))
print(torch.is_grad_enabled(), torch.get_default_dtype(), torch.get_num_threads())
"""


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_nobody_notices_what_pytorch_imports_for_an_optimizer(in_both, name):
    pytest.importorskip("torch")
    text = "import torch\n" + TRAINING.format(OPTIMIZERS[name])
    warm, fresh = in_both(text, "import torch", later="import torch._dynamo")
    assert set(warm.imports) >= set(fresh.imports)  # more than needed does no harm
    assert warm == replace(fresh, imports=warm.imports)


@pytest.mark.parametrize("line", ["torch._dynamo", "torch.distributed.nn"])
def test_who_could_tell_gets_a_process_without_what_came_later(
    make_project, monkeypatch, line
):
    pytest.importorskip("torch")
    house = lodgings.House()
    monkeypatch.setattr(lodgings, "_house", lambda: house)
    text = f"import torch\ntorch.optim\nprint({line})"
    example = make_project(fence(text)).example()
    assert lodgings.route(example).later
    with lodging(example, "1") as lodge:
        assert lodge is not None
        assert lodge.warm.kind.later == ""
    house.close()


def test_what_pytorch_seeds_itself_differs_each_time(make_project, run_warm):
    pytest.importorskip("torch")
    text = "import torch\nprint(torch.rand(1).item(), torch.initial_seed())"
    example = make_project(fence(text)).example()
    outputs = [run_warm(example, "1", ("import torch",)).output for _ in range(2)]
    assert len(set(" ".join(outputs).split())) == 4


NEXT = """
import os, numpy
own = os.environ["TMPDIR"].split("/")[2]
print(numpy.arange(3).sum(), os.getcwd(), os.listdir(), os.listdir(os.environ["HOME"]))
print(sorted({*os.listdir("/tmp")} - {own}))
print(os.listdir("/dev/shm"), os.getpriority(0, 0), os.sched_getaffinity(0))
"""


@pytest.fixture
def after(make_project, monkeypatch):
    """Runs a program, then another one with the same imports, both as the engine does.

    Both are routed to a warm process, whatever they name.
    """
    pytest.importorskip("numpy")
    monkeypatch.setattr(lodgings, "route", lambda _: Route(("import numpy",)))

    def run(text):
        first = "import os, signal, subprocess, time, numpy\n" + cleandoc(text)
        page = fence(first + "\n\n# Timeout: 2") + "\n" + fence(NEXT)
        project = make_project(page)
        expected = run_fresh(project.example(1))
        got = run_example(project.example(0)), run_example(project.example(1))
        assert replace(got[1], seconds=0) == replace(expected, seconds=0)
        return got[0]

    return run


HOSTILE = {
    "ends its parent": "os.kill(os.getppid(), 9); time.sleep(9)",
    "stops its parent": "os.kill(os.getppid(), signal.SIGSTOP)",
    "ends everything": "os.kill(-1, 9)",
    "ends its group": "os.killpg(0, signal.SIGTERM); time.sleep(9)",
    "exits hard": "os._exit(3)",
    "crashes": "import ctypes; ctypes.string_at(0)",
    "ignores signals": "signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)",
    "prints without end": "while True: print('x' * 1000)",
    "leaves a file in a folder of all": "open('/tmp/left', 'w')",
    "leaves shared memory": "open('/dev/shm/left', 'w')",
    "leaves files of its own": "open('a', 'w'); open(os.path.expanduser('~/b'), 'w')",
    "removes its folder": "os.rmdir(os.getcwd())",
    "locks its folder": "os.mkdir('a'); os.mkdir('a/b'); os.chmod('a', 0)",
    "changes limits": """
        import resource
        resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (9, 9))""",
    "changes priority": "os.setpriority(os.PRIO_PROCESS, os.getppid(), 9)",
    "writes into its parent": """
        try:
            open(f'/proc/{os.getppid()}/mem', 'r+b').close()
            print('could')
        except OSError as error:
            print(type(error).__name__)""",
    "fills its parent's terminal": """
        for number in 0, 1, 2:
            try: open(f'/proc/{os.getppid()}/fd/{number}', 'w').write('forged')
            except OSError: pass""",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_next_program_runs_right_after_one_that(after, name):
    after(HOSTILE[name])


def test_no_program_reaches_the_process_that_it_was_forked_from(after):
    assert after(HOSTILE["writes into its parent"]).output == "PermissionError"


def test_nothing_goes_on_after_a_program(after):
    run = after("""
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                subprocess.run(["sleep", "615.3"])
            os._exit(0)
        os.wait()
        print("parent ends")
    """)
    assert (run.output, run.stopped) == ("parent ends", None)
    assert not left("sleep 615.3")


def test_a_program_that_takes_too_long_is_stopped(after):
    run = after("print('started', flush=True)\nwhile True: pass")
    assert (run.output, run.stopped) == ("started", "time")
    assert run.exit_code == -SIGKILL


def test_programs_share_a_process_and_end_with_it(make_project, run_warm, monkeypatch):
    pytest.importorskip("numpy")
    house = lodgings.House()
    monkeypatch.setattr(lodgings, "_house", lambda: house)
    started: list[Warm] = []

    def start(kind):
        started.append(Warm(kind))
        return started[-1]

    monkeypatch.setattr(lodgings, "Warm", start)
    example = make_project(fence("import numpy")).example()
    for _ in range(3):
        run_warm(example)
    assert len(started) == 1
    house.close()
    assert not left(str(started[0].rooms["scratch"]))


def test_a_module_that_hides_another_starts_fresh(make_program):
    pytest.importorskip("numpy")
    project = make_program(
        "import numpy\nimport numbers\nprint(numbers.__file__)\n",
        numbers__py="",
    )
    with lodging(project.example(), "1") as lodge:
        assert lodge is None


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (("import none_such_package",), "ModuleNotFoundError"),
        (("import this",), "print something"),
    ],
)
def test_imports_that_a_fork_does_not_take_along_start_fresh(
    make_project, monkeypatch, statements, why
):
    house = lodgings.House()
    monkeypatch.setattr(lodgings, "_house", lambda: house)
    monkeypatch.setattr(lodgings, "route", lambda _: Route(statements))
    example = make_project(fence("print(3)")).example()
    with lodging(example, "1") as lodge:
        assert lodge is None
    assert why in house._refused[*statements, ""]
    assert run_example(example).output == "3"


def test_an_import_that_another_brought_needs_no_process_of_its_own(
    make_project, monkeypatch
):
    pytest.importorskip("numpy")
    house = lodgings.House()
    monkeypatch.setattr(lodgings, "_house", lambda: house)
    example = make_project(fence("print(3)")).example()
    kinds = []
    for statements in (
        ("import numpy", "import numpy.linalg", "from numpy.linalg import inv"),
        ("import numpy",),
        ("import numpy.linalg", "import numpy"),
    ):
        monkeypatch.setattr(lodgings, "route", lambda _, s=statements: Route(s))
        with lodging(example, "1") as lodge:
            assert lodge is not None
            kinds.append(lodge.warm.kind.statements)
    assert kinds == [("import numpy",), ("import numpy",), ("import numpy.linalg",)]
    house.close()


def test_where_there_is_no_sandbox_all_start_fresh(make_project, monkeypatch):
    monkeypatch.setattr(lodgings, "containment", lambda: WEAK)
    with lodging(make_project(fence("import numpy")).example(), "1") as lodge:
        assert lodge is None


def test_a_process_that_is_lost_between_two_programs_is_replaced(
    make_project, run_warm, monkeypatch
):
    pytest.importorskip("numpy")
    house = lodgings.House()
    monkeypatch.setattr(lodgings, "_house", lambda: house)
    example = make_project(fence("import numpy\nprint(3)")).example()
    run_warm(example)
    house._idle[0].kill()
    house._idle[0].living = True  # nobody has noticed
    assert run_example(example, "1").output == "3"
    assert run_warm(example).output == "3"
    house.close()


def test_several_threads_run_programs_at_a_time(make_project, monkeypatch):
    pytest.importorskip("numpy")
    texts = [f"import numpy\nprint({n}, numpy.arange({n}).sum())" for n in range(12)]
    project = make_project("\n".join(fence(text) for text in texts))
    house = lodgings.House()
    monkeypatch.setattr(lodgings, "_house", lambda: house)
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(run_example, project.page().examples))
    assert [run.output for run in found] == [f"{n} {sum(range(n))}" for n in range(12)]
    assert len(house._idle) <= 3
    house.close()
