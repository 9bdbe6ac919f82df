"""Watches a program that is to be drawn; the tracer begins it before the program.

This run of the program has no other purpose: what readers see printed, and what is
verified, is of another. All that is imported here is forgotten before the program
begins, and a program that notices even so prints something else, which is told.
"""

import atexit
import os
import sys

from contents import Contents  # type: ignore[import-not-found]
from graphs import Graphs  # type: ignore[import-not-found]
from stepper import Stepper  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TERMINAL = 250  # a file descriptor that no program gets by itself
_APPENDING = os.O_WRONLY | os.O_APPEND | os.O_CREAT


_forgotten: "list[Any]" = []


def forget(bare: "set[str]") -> None:
    """Let only the modules named ``bare`` be seen to be loaded.

    The others stay, out of sight: as garbage they would be counted.
    """
    for name in set(sys.modules) - bare:
        _forgotten.append(sys.modules.pop(name))


def begin(report: str, wanted: str) -> None:
    """Watch the program that is about to begin, and write records into ``report``.

    A record is a line that Python can read as a literal; see `Stepper`, and
    ``("end", graph, bound, names)`` as the last: the graph of the names to be drawn,
    those of ``wanted`` that exist, and all that do. ``wanted`` has three lines: a mark
    that is written to the terminal before every step, so that it is known what has been
    printed by then; and the names to be drawn at the end, and to be followed.
    """
    mark, *lines = wanted.split("\n")
    drawn, followed = ([name for name in line.split(",") if name] for line in lines)
    process, home = os.getpid(), os.path.dirname(sys.orig_argv[-1]) + os.sep

    def tell(record: "tuple[Any, ...]") -> None:
        if record[0] == "step":
            _flush()
            os.write(_TERMINAL, mark.encode())
        target = os.open(report, _APPENDING, 0o600)
        text = memoryview((ascii(record) + "\n").encode())
        while text:
            text = text[os.write(target, text) :]
        os.close(target)

    stepper = Stepper(followed, _operations(), tell) if followed else None

    def end() -> None:
        if os.getpid() == process:
            if stepper:
                stepper.end(getattr(sys, "last_value", None))
            tell(_at_the_end(home, drawn, followed))

    atexit.register(end)  # as the first it is called last
    if stepper:
        os.dup2(1, _TERMINAL, inheritable=False)
        sys.settrace(stepper.follow)


def _flush() -> None:
    """Let what the program has printed be seen."""
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            if stream:
                stream.flush()
        except ValueError:  # the program has closed it
            continue


def _at_the_end(
    home: str, drawn: "list[str]", followed: "list[str]"
) -> "tuple[Any, ...]":
    main = vars(sys.modules["__main__"])
    names = [(name, main[name]) for name in drawn if name in main]
    graph = Graphs(Contents(home), watch=False).take([("module", "", 0, names)])
    bound = [name for name in dict.fromkeys(drawn + followed) if name in main]
    return "end", graph, bound, [name for name in main if not name.startswith("_")]


def _operations() -> "list[str]":
    """The names of Python's instructions by their numbers."""
    import opcode  # noqa: PLC0415 # only where it is needed

    return opcode.opname
