"""The lane "browser": CPython in WebAssembly, on which readers run programs themselves.

Every example is verified there as on any lane, by the same comparison, before its page
offers to run it. What came of it is kept in the store, right or wrong: a program that
can't run in a browser does not run again either until it changes.
"""

from __future__ import annotations

import atexit
import contextlib
import sys
import threading
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from paotong.browser_driver import Driver, DriverError
from paotong.containment import required
from paotong.engine import Engine
from paotong.example import Example
from paotong.lane import Lane
from paotong.moment import once
from paotong.needs import about_imports, required_names, with_imports
from paotong.notebook import Cell, Notebook
from paotong.pyodide_files import PyodideFiles, find_pyodide, key, python_version
from paotong.run import Run
from paotong.slots import needs_quiet, processors
from paotong.verdict import Kind, Verdict, judge

PATIENCE = 60.0  # seconds after which a program is ended, however busy the machine is
_DRIVERS = 2  # each takes some 300 MB
_SEED = "random"


def browser_lane() -> Lane:
    """The lane of the Pyodide that this version of the engine serves."""
    return Lane(
        "CPython", python_version(), f"pyodide {key()}", "browser", "wasm32", False
    )


@dataclass
class Browser:
    """The browser lane of a project; safe for several threads."""

    engine: Engine
    files: PyodideFiles
    lane: Lane = field(default_factory=browser_lane)
    _pool: ThreadPoolExecutor | None = None
    _futures: dict[Example, Future[Run]] = field(default_factory=dict)
    _drivers: list[Driver] = field(default_factory=list)
    _mine: threading.local = field(default_factory=threading.local)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def verify(self, example: Example) -> Verdict:
        """The verdict of a program: from the store if nothing changed, else by a run.

        Raises:
            DriverError: Node failed, which says nothing of the program.
        """
        if known := self._known(example):
            return known
        with self._lock:
            future = self._futures.pop(example, None) or self._submit(example)
        return judge(example, future.result(), self.lane)

    def run_ahead(self, examples: Iterable[Example]) -> None:
        """Start to run those programs that must run; `verify` waits for its own."""
        missing = [e for e in dict.fromkeys(examples) if self._known(e) is None]
        with self._lock:
            self._futures |= {example: self._submit(example) for example in missing}

    def wait(self, examples: Iterable[Example]) -> None:
        """Wait for those of these programs that `run_ahead` has to run."""
        with self._lock:
            under_way = [self._futures.get(example) for example in examples]
        for future in filter(None, under_way):
            with contextlib.suppress(DriverError):  # `verify` tells
                future.result()

    def stop(self) -> None:
        """End what is under way, and forget what has not begun."""
        with self._lock:
            pool, self._pool = self._pool, None
            drivers, self._drivers = self._drivers, []
            self._futures.clear()
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)
        for driver in drivers:
            driver.end()
        if pool:
            pool.shutdown()
        for driver in drivers:
            driver.close()
        self._mine = threading.local()

    def _known(self, example: Example) -> Verdict | None:
        """The verdict that needs no run, None if there is none."""
        if reason := self._why_not_run(example):
            return reason
        kept = self.engine.store.get(example, self.lane, _SEED)
        if kept is None or required() not in (None, kept.containment):
            return None
        return judge(example, kept, self.lane)

    def _why_not_run(self, example: Example) -> Verdict | None:
        """The verdict of a program that no browser could run, as far as it tells."""
        program, recorded = example.program, example.program.output_on(self.lane)
        if not program.runs_on(self.lane):
            what = "no recorded output holds here"
            return Verdict(Kind.NOT_RUN, self.lane, recorded=recorded, reason=what)
        missing = () if about_imports(program) else self._missing(example)
        if not missing:
            return None
        what = f"needs {', '.join(missing)}"
        return Verdict(Kind.NOT_RUN, self.lane, None, recorded, "", what, missing)

    def _missing(self, example: Example) -> tuple[str, ...]:
        """The modules that a program needs and that no browser has, by name.

        Those of packages, and those in files beside it: readers run one file.
        """
        names = required_names(example.program.code)
        beside: set[str] = set()
        if example.file:
            home = example.file.parent
            files = with_imports({example.file}, home) - {example.file}
            beside = {file.relative_to(home).parts[0] for file in files}
        names -= {name.removesuffix(".py") for name in beside}
        return tuple(
            sorted(names - sys.stdlib_module_names - self.files.modules | beside)
        )

    def _submit(self, example: Example) -> Future[Run]:
        if self._pool is None:
            workers = min(_DRIVERS, processors())
            self._pool = ThreadPoolExecutor(workers, "paotong-here")
        return self._pool.submit(self._run, example)

    def _run(self, example: Example) -> Run:
        """Run a program, and keep what came of it; in a thread of the pool."""
        # Beside a program that measures, no other may compute.
        with self.engine.slots.turn(alone=needs_quiet(example)):
            text = shown_text(example)
            run = self._driver().run(example.name, text, PATIENCE)
        self.engine.store.put(example, self.lane, _SEED, run)
        return run

    def _driver(self) -> Driver:
        """The driver of this thread: a sandbox ends with the thread that started it."""
        driver: Driver | None = getattr(self._mine, "driver", None)
        if driver is None:
            driver = self._mine.driver = Driver(self.files)
            with self._lock:
                self._drivers.append(driver)
        return driver


def shown_text(example: Example) -> str:
    """A program as its page shows it, which is what readers run."""
    return example.program.code + "\n"


_browsers: dict[Path, Browser] = {}


def browser_of(engine: Engine) -> Browser | None:
    """The browser lane of a project, one a process; None if Pyodide is not there."""
    root = engine.project.root
    if root not in _browsers:
        files = once(root, "pyodide", lambda: find_pyodide(root))
        if files is None:
            return None
        browser = _browsers[root] = Browser(engine, files)
        atexit.register(browser.stop)
    return _browsers[root]


def is_program(example: object) -> bool:
    """Whether something on a page is a program that stands alone, no cell."""
    return isinstance(example, Example) and not isinstance(example, Cell | Notebook)
