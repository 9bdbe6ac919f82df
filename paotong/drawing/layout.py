"""Where everything stands in a picture of objects: names at the left, then columns.

A column holds the objects that are as many steps away from the names. An arrow goes
from a column to the next; one that goes further has a lane of its own between the boxes
on its way. What is laid out is the union of several graphs, so that an object keeps its
place from step to step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from paotong.drawing.objects import Graph
from paotong.drawing.ranks import back_edges, ranks
from paotong.drawing.stacking import Entry, shelved, sizes, stacked
from paotong.drawing.union import Edge, Name, Union

ROW = 22  # the height of a row, and of a name
COLUMN = 7.9  # the width of a column of text, in a font of 13 units
GAP = 44  # between two columns, for the arrows
_PITCH = 28  # from a name to the next
_BETWEEN = 10  # from the names of a function to those of the next


@dataclass(frozen=True)
class Box:
    """A rectangle: the place of a name or of an object."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    def row(self, place: int) -> float:
        """The middle of a row; the first, 0, is the title."""
        return self.y + ROW * (place + 0.5)


@dataclass(frozen=True)
class Layout:
    """The places; the picture begins at 0, 0.

    ``lefts`` and ``rights`` are the sides of the columns, that of the names first;
    ``columns`` tells in which a thing stands; ``lanes`` are the heights of the lanes of
    each edge, column by column; ``back`` are the edges that close a cycle.
    """

    names: dict[Name, Box]
    headings: dict[tuple[int, str], Box]
    things: dict[int, Box]
    columns: dict[int, int]
    lefts: list[float]
    rights: list[float]
    lanes: dict[Edge, list[float]]
    back: frozenset[Edge]
    edges: tuple[Edge, ...]

    def column(self, holder: Name | int) -> int:
        """The column in which a name or a thing stands."""
        return self.columns[holder] if isinstance(holder, int) else 0

    def box(self, holder: Name | int) -> Box:
        """The place of a name or a thing."""
        return self.things[holder] if isinstance(holder, int) else self.names[holder]


def lay_out(graphs: Sequence[Graph], first: Sequence[str] = ()) -> Layout:
    """Lay out the union of ``graphs``; ``first`` are global names, in their order."""
    union = Union.of(graphs, first)
    targets = union.targets()
    closing = back_edges(union.starts(), targets)
    columns = ranks(union.starts(), targets, closing)
    back = frozenset(e for e in union.edges if (e[0], e[2]) in closing)
    return _Placing(union, columns, back).layout()


class _Placing:
    """Places column by column, each thing near the slots that lead to it."""

    def __init__(
        self, union: Union, columns: dict[int, int], back: frozenset[Edge]
    ) -> None:
        self._union, self._columns, self._back = union, columns, back
        self._names, self._headings = _names(union)
        self._things: dict[int, Box] = {}
        self._lanes: dict[Edge, list[float]] = {edge: [] for edge in union.edges}
        self._lefts: list[float] = [0]
        self._rights = [max((box.right for box in self._names.values()), default=0)]

    def layout(self) -> Layout:
        """All places."""
        for column in range(1, max(self._columns.values(), default=0) + 1):
            self._place(column)
        found = Layout(
            self._names,
            self._headings,
            self._things,
            self._columns,
            self._lefts,
            self._rights,
            self._lanes,
            self._back,
            tuple(self._union.edges),
        )
        return found

    def _place(self, column: int) -> None:
        """Place the things and the lanes of one column."""
        entries = [self._thing(n) for n, c in self._columns.items() if c == column]
        entries += [self._lane(edge) for edge in self._passing(column)]
        shelves = shelved(entries)
        tops = stacked([shelf.wanted for shelf in shelves], sizes(shelves))
        left = self._rights[-1] + GAP
        right = left
        for shelf, top in zip(shelves, tops, strict=True):
            for entry in shelf.entries:
                if isinstance(entry.what, int):
                    columns = self._union.things[entry.what].columns
                    width = max(ceil(columns * COLUMN) + 20, 52)
                    box = Box(left, round(top), width, entry.height)
                    self._things[entry.what] = box
                    right = max(right, box.right)
                else:
                    self._lanes[entry.what].append(round(top))
        self._lefts.append(left)
        self._rights.append(right)

    def _thing(self, number: int) -> Entry:
        """A thing as an entry: its title is wanted where its arrows come from."""
        extent = self._union.things[number]
        edges = [edge for edge in self._union.edges if edge[2] == number]
        heights = [self._last(edge) for edge in edges if edge not in self._back]
        loops = any(edge in self._back and edge[0] == number for edge in edges)
        wanted = sum(heights) / len(heights) if heights else self._bottom()
        height = ROW * (1 + extent.rows)
        return Entry(number, wanted - ROW / 2, height, extent.when, loops)

    def _lane(self, edge: Edge) -> Entry:
        return Entry(edge, self._last(edge), 0, self._union.edges[edge])

    def _passing(self, column: int) -> Iterator[Edge]:
        """The edges that go through a column."""
        for edge in self._union.edges:
            start = self._columns[edge[0]] if isinstance(edge[0], int) else 0
            if edge not in self._back and start < column < self._columns[edge[2]]:
                yield edge

    def _bottom(self) -> float:
        """Below all that has been placed."""
        boxes = [*self._names.values(), *self._things.values()]
        return max((box.bottom for box in boxes), default=0) + ROW

    def _last(self, edge: Edge) -> float:
        """The height at which an edge comes out of the column before."""
        if lanes := self._lanes[edge]:
            return lanes[-1]
        holder, place, _ = edge
        if isinstance(holder, int):
            return self._things[holder].row(place + 1)
        return self._names[holder].row(0)


def _names(union: Union) -> tuple[dict[Name, Box], dict[tuple[int, str], Box]]:
    """The places of names and headings: functions of one depth share one place."""
    width = max(ceil(union.names_columns * COLUMN) + 16, 52)
    names: dict[Name, Box] = {}
    headings: dict[tuple[int, str], Box] = {}
    depths = sorted({depth for depth, _ in union.names})
    top = 0.0
    for depth in depths:
        bottom = top
        for (mine, title), labels in union.names.items():
            if mine == depth:
                y = top
                if title:
                    headings[depth, title] = Box(0, top, width, ROW)
                    y += ROW
                for label in labels:
                    names[depth, title, label] = Box(0, y, width, ROW)
                    y += _PITCH
                bottom = max(bottom, y)
        top = bottom + _BETWEEN
    return names, headings
