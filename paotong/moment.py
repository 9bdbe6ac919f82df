"""Moments: all pages that a builder makes of one site show what was known at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")
_held: dict[Path, dict[str, Any]] = {}


def hold(root: Path) -> None:
    """Begin a moment of the project at ``root``: what is made in it is made once."""
    _held[root] = {}


def let_go(root: Path) -> None:
    """End the moment: whatever is asked for is made anew from now on."""
    _held.pop(root, None)


def once(root: Path, name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` makes, or made before in the same moment under this name."""
    held = _held.get(root)
    if held is None:
        return make()
    if name not in held:
        held[name] = make()
    made: Made = held[name]
    return made
