"""When the kept runs of an example took place, and with which packages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paotong.example import Example
from paotong.lane import Lane
from paotong.needs import imported_names
from paotong.store import Store


@dataclass(frozen=True)
class Occasion:
    """When a run took place (an ISO date, in UTC; empty if that was not noted).

    ``packages`` are those that the program itself imports, with versions.
    """

    when: str
    packages: tuple[str, ...]


History = Mapping[Lane, Occasion]


def history(example: Example, store: Store) -> History:
    """The occasions of the runs that ``store`` keeps of ``example``, by lane.

    Of several runs on one lane, that with a random hash seed counts, which pages show.
    """
    imported = imported_names(example.program.code)
    found = sorted(store.entries(example), key=lambda kept: kept[0] == "random")
    return {
        entry.lane: Occasion(entry.when, _versions(entry.packages, imported))
        for _, entry in found
    }


def _versions(
    packages: Mapping[str, Iterable[str]], imported: Iterable[str]
) -> tuple[str, ...]:
    return tuple(v for name in sorted(imported) for v in packages.get(name, ()))
