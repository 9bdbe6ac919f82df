"""Examples shared out: among machines by pytest-split, among processes by pytest-xdist.

Processes tell the one that reports what they found: it writes and shows that, as what
they print themselves goes nowhere.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from paotong.ahead import expected
from paotong.example import Example
from paotong.pytest_session import Session
from paotong.seconds import read_seconds

_TOLD = "paotong"  # among what a process tells


class Shares:
    """What the tests of ``session`` do where others take a part of them.

    ``examples_of`` finds the tests among some that verify an example, with it.
    """

    def __init__(
        self,
        session: Session,
        examples_of: Callable[[list[pytest.Item]], Iterable[tuple[Any, Example]]],
    ) -> None:
        self._session, self._examples_of = session, examples_of

    @pytest.hookimpl(tryfirst=True)  # before pytest-split shares the tests out
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Tell pytest-split how long the examples took, if it is to share them out.

        It knows tests by their lines, which move; the engine knows programs by name.
        All machines must share out alike: only the file that they are given counts,
        which may be a copy of .paotong/seconds.json, and never what one of them has
        kept.
        """
        split = config.pluginmanager.get_plugin("pytestsplitplugin")
        if split is not None:
            took = read_seconds(Path(config.option.durations_path))
            split.cached_durations = {
                item.nodeid: expected(example, took)
                for item, example in self._examples_of(items)
            }

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a process found, for it shows nothing itself."""
        told = getattr(node, "workeroutput", {}).get(_TOLD)
        if told and self._session.telling:
            self._session.telling.take_over(*pickle.loads(told))


def is_worker(config: Any) -> bool:
    """Whether this is one of the processes that pytest-xdist shares tests out to."""
    return hasattr(config, "workerinput")


def runs_ahead(config: Any) -> bool:
    """Whether it is this process that runs what is missing before a test asks.

    Of several one does, the first, and with it as many programs at a time as ever.
    """
    return not is_worker(config) or config.workerinput["workerid"] == "gw0"


def tell_reporter(config: Any, session: Session) -> None:
    """Tell the process that reports what this one has found."""
    if telling := session.telling:
        config.workeroutput[_TOLD] = pickle.dumps((telling.verified, telling.findings))
