"""Runs once in Pyodide, before all programs: makes CPython what it is elsewhere."""

import asyncio
import gc
import selectors
import sys
import time

from pyodide import webloop


class _Sleeping(selectors.SelectSelector):
    """Waits for time to pass: there is nothing else to wait for."""

    def select(self, timeout: float | None = None) -> list[object]:
        time.sleep(1e9 if timeout is None else max(timeout, 0))
        return []


def _nothing(*_: object) -> None:
    """No other thread could wake a loop up."""


# An event loop as everywhere: it blocks until it has done all, and needs no browser
# that can switch stacks.
time.sleep = webloop._orig_sleep
asyncio.run = webloop._orig_run
asyncio.events._set_running_loop(None)
asyncio.events._set_event_loop_policy(None)
for _name in ("_make_self_pipe", "_close_self_pipe", "_write_to_self"):
    setattr(asyncio.SelectorEventLoop, _name, _nothing)
selectors.DefaultSelector = _Sleeping

# Pyodide explains where packages could be had from, prints tracebacks, finds modules
# made of JavaScript.
sys.excepthook = sys.__excepthook__
sys.meta_path = [f for f in sys.meta_path if "pyodide" not in repr(f)]

# As by `python3 program.py` in a terminal. The first entry of the path is Pyodide's,
# and becomes the program's folder.
sys.path[:] = list(filter(None, sys.path))
sys.stdout.reconfigure(line_buffering=True)
vars(sys.modules["__main__"]).pop("_pyodide_core", None)

gc.collect()
