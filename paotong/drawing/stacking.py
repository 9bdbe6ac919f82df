"""Where the boxes of a column stand: each as near as can be to where it should."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paotong.drawing.union import Edge

_BETWEEN = 18  # from a box to the next
_LOOP = 10  # more room below a box, for its arrow to itself
_LANE = 10  # around a lane
_NEAR = 150  # how far two that share a shelf may want to be apart


@dataclass(frozen=True)
class Entry:
    """What stands in a column: a thing, by its number, or the lane of an edge.

    ``wanted`` is where its top should be; ``when`` tells in which graphs it is, one bit
    each; ``loops`` that an arrow leads from it to itself.
    """

    what: int | Edge
    wanted: float
    height: float
    when: int
    loops: bool = False


@dataclass(frozen=True)
class Shelf:
    """Entries that are never there at the same time, and so have the same place."""

    entries: tuple[Entry, ...]

    @property
    def wanted(self) -> float:
        """Where its top should be: in the mean of its entries."""
        return sum(entry.wanted for entry in self.entries) / len(self.entries)

    @property
    def height(self) -> float:
        """The height of its highest entry."""
        return max(entry.height for entry in self.entries)

    def has_room(self, entry: Entry) -> bool:
        """Whether ``entry`` is never there with another, and wants to be near."""
        free = not any(entry.when & other.when for other in self.entries)
        return free and abs(self.wanted - entry.wanted) < _NEAR


def shelved(entries: Sequence[Entry]) -> list[Shelf]:
    """The entries on shelves, from top to bottom; the nearest free one for each."""
    shelves: list[Shelf] = []
    for entry in entries:
        free = [shelf for shelf in shelves if shelf.has_room(entry)]
        if not free:
            shelves.append(Shelf((entry,)))
            continue
        best = min(free, key=lambda shelf: abs(shelf.wanted - entry.wanted))
        shelves[shelves.index(best)] = Shelf((*best.entries, entry))
    return sorted(shelves, key=lambda shelf: shelf.wanted)


def sizes(shelves: Sequence[Shelf]) -> list[float]:
    """The heights of shelves with the room below each."""
    found = []
    for shelf, below in zip(shelves, [*shelves[1:], None], strict=True):
        lane = below is not None and not (shelf.height and below.height)
        loops = any(entry.loops for entry in shelf.entries)
        found.append(shelf.height + (_LANE if lane else _BETWEEN) + _LOOP * loops)
    return found


def stacked(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Places in the order given, as near to ``wanted`` as can be; none overlaps.

    ``heights`` include the room below. The sum of the squared distances is the least
    possible one: what would overlap is moved together (the algorithm is called pool
    adjacent violators).
    """
    offsets = [sum(heights[:place]) for place in range(len(heights))]
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        mean, count = place - offset, 1
        while pools and pools[-1][0] > mean:
            before, others = pools.pop()
            mean = (mean * count + before * others) / (count + others)
            count += others
        pools.append((mean, count))
    means = [mean for mean, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]
