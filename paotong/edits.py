"""What `accept` would write, and why it may refuse to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from paotong.compare import matches
from paotong.example import Where
from paotong.verdict import diff


class RefusedError(ValueError):
    """An output that can't be recorded; the text says why, and what could help."""


@dataclass(frozen=True)
class Edit:
    """New lines of a file, in place of its lines ``start`` to ``stop`` (half open)."""

    path: Path
    start: int
    stop: int
    lines: tuple[str, ...]


def refuse_unstable(
    where: Where, outputs: list[str], loose: frozenset[str] = frozenset()
) -> None:
    """Refuse outputs of one program that differ from run to run.

    Raises:
        RefusedError: they do.
    """
    first = outputs[0]
    for other in outputs[1:]:
        if not matches(first, other, loose):
            raise RefusedError(
                f"{where}: the output is not stable, so it is not recorded; "
                f"two runs under different hash seeds printed:\n{diff(first, other)}\n"
                "    Print a fact that always holds: sorted(...) of a set, a "
                "comparison in place of a time or an id(). If impossible, a label "
                "may help: unordered (any order of lines), measured (numbers not "
                "compared), approx (numbers to the digits as written), or ... in it"
            )
