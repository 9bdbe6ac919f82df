"""Serves programs from a warm process; the tracer calls it in place of a program.

It runs while Python still loads its ``site`` module: what the programs have in common
is imported, and for each program a child is forked, in which `serve` returns. Python
then goes on there as ever, and runs the program as if it had just been started: no
frame of ours is below it, and it ends as every program does. All that has to be put
right before is the file's name: the process was given one that is no file's.

Nothing is imported before what the programs have in common but what every interpreter
has; what is imported for ourselves afterwards is forgotten in the children.
"""

import os
import sys
import time

from warm_tools import CannotServeError, Tools  # type: ignore[import-not-found]

assert sys.platform == "linux"  # nowhere else are programs forked

_SIGKILL = 9


def serve(socket: str, later: str, *statements: str) -> None:
    """Import, tell so, and serve; returns in a child that is to run a program.

    ``socket`` is the number of a socket: each message from it is a job (seconds of
    processor time, the folder to work in, the file, separated by NUL) with the file
    descriptors for standard input and output; the answer is the job's exit code, as in
    `subprocess`. After one that left something
    behind it says ``last`` and ends; it ends with the other end as well.
    """
    control = int(socket)
    try:
        if os.getpid() > 9 or os.getppid() != 1:  # others' processes would be ended
            raise CannotServeError("this is no sandbox")
        tools = Tools()
        _warm_up(statements, later)
        tools.load()
        clean = tools.surroundings()
    except BaseException as error:  # a fresh process will show it
        os.write(control, f"{type(error).__name__}: {error}"[:1000].encode())
        os._exit(0)
    os.write(control, b"ready")
    while True:
        message, files = tools.receive(control)
        if not message:
            os._exit(0)
        child = os.fork()
        if not child:
            os.close(control)
            tools.become(message.decode("utf-8", "surrogateescape"), files)
            return
        for file in files:
            os.close(file)
        status = os.waitpid(child, 0)[1]
        _end_all_others()
        last = tools.surroundings() != clean
        told = f"{os.waitstatus_to_exitcode(status)}{' last' * last}"
        os.write(control, told.encode())
        if last:
            os._exit(0)


def _warm_up(statements: "tuple[str, ...]", later: str) -> None:
    """Import what the programs import; see that a fork will be like a new process.

    The file ``loaded`` above the working directory then has a line for each statement,
    with what it loaded, a line with all names looked up on ``sys.path``, and a last
    line with the names that ``later`` brought: it is the import that a package makes
    when it is first used.
    """
    files = os.listdir("/proc/self/fd")
    main, finder = sys.modules["__main__"], _Finder()
    main.__file__ = sys.argv[0]  # as it will be when the program imports
    sys.meta_path.insert(0, finder)
    lines = []
    for statement in statements:
        exec(statement, {"__name__": "__main__"})
        lines.append("\t".join(_loaded()))
    brought = _brought(later) if later else set()
    sys.meta_path.remove(finder)
    del main.__file__
    with open("../loaded", "w", encoding="utf-8") as report:
        report.write("\n".join([*lines, "\t".join(finder.names), "\t".join(brought)]))
    if len(os.listdir("/proc/self/task")) > 1:
        raise CannotServeError("the imports started threads")
    if os.listdir("/proc/self/fd") != files:
        raise CannotServeError("the imports left files open")


def _brought(statement: str) -> "set[str]":
    """What a statement adds to modules, or changes in them, as ``distributed:nn``.

    Of a module, the last part of its name; what has `_SAME` does what it did before.
    """
    before = {name: dict(vars(module)) for name, module in sys.modules.items()}
    exec(statement, {"__name__": "__main__"})
    return {
        f"{name.rpartition('.')[2]}:{key}"
        for name, had in before.items()
        for key, value in vars(sys.modules[name]).items()
        if key not in _SAME and (key not in had or had[key] is not value)
    }


_SAME = {"manual_seed"}  # torch._dynamo only keeps the compiler from looking into it


def _loaded() -> "list[str]":
    """What is loaded, as `paotong.warm.Loaded` wants to know it.

    Each module; ``module@folder`` for a package; ``module:`` and ``module:name`` for
    one that loads what it is asked for, if it doesn't have it.
    """
    found = []
    for name, module in sys.modules.items():
        names = getattr(module, "__dict__", {})
        found.append(name)
        found += [f"{name}@{folder}" for folder in names.get("__path__", ())]
        if "__getattr__" in names:
            found += [f"{name}:", *(f"{name}:{each}" for each in names)]
    return found


class _Finder:
    """Finds nothing, and notes what was looked for: a program's folder comes first."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        self.names.add(name.partition(".")[0])


def _end_all_others() -> None:
    """End whatever else runs in this sandbox, or this process if that can't be."""
    for _ in range(2000):
        try:
            os.kill(-1, _SIGKILL)
        except ProcessLookupError:
            return
        time.sleep(0.001)
    os._exit(0)
