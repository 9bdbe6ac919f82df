"""Follows a program line by line, and tells of each step before it is taken."""

import gc
import os
import sys

from atoms import key_of, name_of  # type: ignore[import-not-found]
from contents import Contents  # type: ignore[import-not-found]
from graphs import Graphs  # type: ignore[import-not-found]
from variables import is_followed, names_in, scopes_of  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

    Tell = Callable[[tuple[Any, ...]], None]

STEPS = 200
OBJECTS = 60  # in all graphs together: each has a place of its own in the picture
_RETURNS = ("RETURN_VALUE", "RETURN_CONST")
_YIELDS = ("YIELD_VALUE", "RESUME")  # the latter from 3.13: it stands behind the former
_SILENT = ("FOR_ITER", "SEND")  # a StopIteration ends there, as it should


class Stepper:
    """Follows the global ``names``, and the local ones of the program's functions.

    ``operations`` are the names of Python's instructions by their numbers. ``tell``
    takes the record of each step, ``("step", what, line, who, error, handled, graph)``,
    where ``who`` is the function and ``what`` is one of

    - ``line``: it is about to run; ``call``, ``resume``: likewise, as the first of a
      function, or of a generator that went on;
    - ``return``, ``yield``: the function is left, its value is a name of its scope;
    - ``raise``, ``pass``: ``error`` is raised by this line, or by what it called;
    - ``end``: the program has ended, with ``error`` if that was why.

    ``handled`` is the exception that is being handled. Last comes ``("stopped", why)``
    if the program was not followed to its end.
    """

    def __init__(
        self, names: "list[str]", operations: "list[str]", tell: "Tell"
    ) -> None:
        self._names, self._operations, self._tell = names, operations, tell
        self._file, self._process = "", os.getpid()
        self._main: dict[str, Any] = {}
        self._graphs: Graphs | None = None
        self._count, self._entered = 0, ""
        self._asleep: set[int] = set()
        self._failing = 0  # the frame that an exception is about to leave

    def follow(self, frame: "FrameType", event: str, argument: "Any") -> "Any":
        """What ``sys.settrace`` takes: it is called for whatever the program does."""
        code = frame.f_code
        if not self._file:
            if code.co_name != "<module>" or frame.f_globals["__name__"] != "__main__":
                return None
            self._begin(frame)
        if code.co_filename != self._file or not is_followed(code):
            return None
        if os.getpid() != self._process:
            sys.settrace(None)
            return None
        enabled = gc.isenabled()
        gc.disable()
        try:
            self._note(frame, event, argument)
        except Exception as error:  # the program would get it
            self.stop(f"{type(error).__name__}: {error}")
        finally:
            if enabled:
                gc.enable()
        return self.follow

    def stop(self, why: str) -> None:
        """Follow the program no further, and tell why."""
        sys.settrace(None)
        self._tell(("stopped", why))
        self._graphs = None

    def end(self, error: "BaseException | None") -> None:
        """Tell of the program's end, unless something has been left out before."""
        sys.settrace(None)
        if self._graphs:
            self._step("end", None, error)

    def _begin(self, frame: "FrameType") -> None:
        self._file, self._main = frame.f_code.co_filename, frame.f_globals
        home = os.path.dirname(self._file) + os.sep
        contents = Contents(home, names_in(frame.f_code), traces=False)
        self._graphs = Graphs(contents, watch=True)

    def _note(self, frame: "FrameType", event: str, argument: "Any") -> None:
        """Make a step of what happens, if it is one."""
        whole = frame.f_code.co_name == "<module>"
        if event == "line":
            what, self._entered = self._entered or "line", ""
            self._failing = 0
            self._step(what, frame)
        elif event == "call" and not whole:
            self._entered = "resume" if id(frame) in self._asleep else "call"
            self._asleep.discard(id(frame))
        elif event == "exception":
            trace = argument[2]  # None where Python itself takes the exception
            if trace is not None and self._operation(frame) not in _SILENT:
                raised_here = trace.tb_next is None
                self._failing = id(frame)
                self._step("raise" if raised_here else "pass", frame, argument[1])
        elif event == "return" and not whole:
            self._left(frame, argument)

    def _left(self, frame: "FrameType", value: object) -> None:
        """Make a step of it that a function is left, unless an exception does that."""
        operation = self._operation(frame)
        if self._failing == id(frame):
            self._failing = 0
        elif operation in _YIELDS:
            self._asleep.add(id(frame))
            self._step("yield", frame, value=value)
        elif operation in _RETURNS:
            self._step("return", frame, value=value)

    def _operation(self, frame: "FrameType") -> str:
        return self._operations[frame.f_code.co_code[frame.f_lasti]]

    def _step(
        self,
        what: str,
        frame: "FrameType | None",
        error: "BaseException | None" = None,
        value: object = None,
    ) -> None:
        graphs = self._graphs
        if graphs is None:
            return
        scopes = scopes_of(frame, self._file, self._names, self._main)
        if what in ("return", "yield"):
            scopes[-1][3].append((what, value))
        handled = sys.exc_info()[1]
        graph = graphs.take(scopes, [self._main, handled])
        if self._count == STEPS or graphs.count > OBJECTS:
            self.stop("steps" if self._count == STEPS else "objects")
            return
        self._count += 1
        line = frame.f_lineno if frame else 0
        who = frame.f_code.co_name if frame else ""
        told = _told(error), _told(handled)
        self._tell(("step", what, line, who, *told, graph))


def _told(error: "BaseException | None") -> str:
    """An exception as the last line of its traceback; no code of its own is run."""
    if error is None:
        return ""
    held = BaseException.__getattribute__(error, "args")
    as_it_is = len(held) == 1 and type(held[0]) is str
    as_it_is = as_it_is and not issubclass(type(error), KeyError)
    text = held[0] if as_it_is else key_of(held[0] if len(held) == 1 else held)
    name = name_of(type(error))
    return f"{name}: {text}" if text and held else name
