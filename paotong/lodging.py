"""A place for a program in a warm process: found, or made, or none."""

from __future__ import annotations

import atexit
import contextlib
import functools
import sys
import sysconfig
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from paotong.containment import STRONG, containment
from paotong.example import Example
from paotong.imports import Route, names_beside, route, words
from paotong.loaded import Loaded
from paotong.processes import Running
from paotong.rooms import programs_of
from paotong.slots import waits
from paotong.warm import CannotWarmError, Kind, Warm

LIVING = 6  # warm processes at a time; with PyTorch loaded each takes some 200 MB
# Programs without packages; fewer start fresh, more are forked from a bare process.
BARE_FROM = 100


@dataclass(frozen=True)
class Lodge:
    """The place of one program in a warm process."""

    warm: Warm
    seconds: float

    @property
    def rooms(self) -> dict[str, Path]:
        """The folders of the run."""
        return self.warm.rooms

    def start(self, file: Path, _command: list[str], terminal: int) -> Running:
        """Start the program in ``file``, which writes to ``terminal``."""
        return self.warm.start(file, self.seconds, terminal)


@contextlib.contextmanager
def lodging(example: Example, seed: str) -> Iterator[Lodge | None]:
    """A place for ``example`` in a warm process, None if it runs in a fresh one."""
    warm = _house().admit(example, seed) if _possible() else None
    if warm is None:
        yield None
        return
    try:
        yield Lodge(warm, example.program.timeout)
    except BaseException:
        warm.living = False
        raise
    finally:
        _house().leave(warm)


def _possible() -> bool:
    """Whether processes can be forked here, and a sandbox ends what they leave."""
    free_threaded = sysconfig.get_config_var("Py_GIL_DISABLED")  # not tried
    forks = sys.platform == "linux" and sys.implementation.name == "cpython"
    return forks and not free_threaded and containment() == STRONG


def expect(examples: Iterable[Example], bare_from: int = BARE_FROM) -> None:
    """Note which programs are about to run: a bare process pays for many only."""
    plain = sum(route(example) == Route() for example in examples)
    _house().bare = plain >= bare_from


@dataclass
class House:
    """The warm processes of this one, at most `LIVING`; safe for several threads.

    ``bare`` tells whether programs without packages are forked as well.
    """

    bare: bool = False
    _idle: list[Warm] = field(default_factory=list)
    _busy: int = 0
    _known: dict[tuple[str, ...], Loaded] = field(default_factory=dict)
    _refused: dict[tuple[str, ...], str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    # A sandbox ends with the thread that started it.
    _starter: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, "warm")
    )

    def admit(self, example: Example, seed: str) -> Warm | None:
        """A warm process for ``example`` alone, until it leaves, or none."""
        way = route(example)
        if way.why or not (way.statements or (self.bare and not waits(example))):
            return None
        if way.later:
            warm = self._admit(example, seed, way)
            if warm is None or not warm.tells(words(example)):
                return warm
            self.leave(warm)
        return self._admit(example, seed, replace(way, later=""))

    def _admit(self, example: Example, seed: str, way: Route) -> Warm | None:
        with self._lock:
            kind = Kind(
                self._needed(way.statements), seed, programs_of(example), way.later
            )
            warm = self._take(kind)
            if warm is None and not self._make_room(kind):
                return None
            self._busy += 1
        warm = warm or self._start(kind)
        if warm and not warm.sought.isdisjoint(names_beside(example)):
            self.leave(warm)  # what is beside the program would hide what is loaded
            return None
        return warm

    def leave(self, warm: Warm) -> None:
        """Let others have it, unless its program was its last."""
        if warm.living:
            try:
                warm.furnish()
            except OSError:  # a folder that can't be deleted
                warm.living = False
        if not warm.living:
            warm.end()
        with self._lock:
            self._busy -= 1
            if warm.living:
                self._idle.append(warm)

    def close(self) -> None:
        """End those that nobody uses."""
        with self._lock:
            while self._idle:
                self._idle.pop().end()

    def _needed(self, statements: tuple[str, ...]) -> tuple[str, ...]:
        """The statements without those that are known to load nothing after others."""
        needed: tuple[str, ...] = ()
        for statement in statements:
            loaded = self._known.get(needed)
            if loaded is None or not loaded.has(statement):
                needed += (statement,)
        return needed

    def _take(self, kind: Kind) -> Warm | None:
        """One that is idle; the last used, so that others get old."""
        for warm in reversed(self._idle):
            if warm.kind == kind:
                self._idle.remove(warm)
                return warm
        return None

    def _make_room(self, kind: Kind) -> bool:
        """Whether another may be started; ends the one unused for longest for it."""
        if (*kind.statements, kind.later) in self._refused:
            return False
        if len(self._idle) + self._busy < LIVING:
            return True
        if self._idle:
            self._idle.pop(0).end()
            return True
        return False

    def _start(self, kind: Kind) -> Warm | None:
        """A new one, None if programs of its kind can't be forked."""
        warm = None
        try:
            warm = self._starter.submit(Warm, kind).result()
            warm.wait_until_ready()
        except BaseException as error:
            if warm:
                warm.end()
            with self._lock:
                self._busy -= 1
                if isinstance(error, CannotWarmError):
                    self._refused[*kind.statements, kind.later] = str(error)
                    return None
            raise
        with self._lock:
            for count, loaded in enumerate(warm.loaded, 1):
                self._known[self._needed(kind.statements[:count])] = loaded
            warm.kind = replace(kind, statements=self._needed(kind.statements))
        return warm


@functools.cache
def _house() -> House:
    house = House()
    atexit.register(house.close)
    return house
