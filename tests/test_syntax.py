from __future__ import annotations

import gc
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from paotong.syntax import tree_of

LONG = "\n".join(
    f"def f{n}(x):\n    return [x + {n}, {{'a': (x, {n})}}]" for n in range(60)
)


class Slow:
    """Garbage whose end takes so long that other threads get their turn."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        for _ in range(2000):
            pass


@pytest.fixture
def switching():
    """Threads take turns as often as they can, garbage is collected all the time."""
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(1e-6)
    gc.set_threshold(20)
    yield
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)


def tree_among_garbage(text):
    for _ in range(15):
        Slow()
    return tree_of(text)


@pytest.mark.usefixtures("switching")
def test_several_threads_can_ask_for_trees_at_a_time():
    with ThreadPoolExecutor(8) as pool:
        trees = list(pool.map(tree_among_garbage, [LONG] * 100))
    assert {len(tree.body) for tree in trees} == {60}
