"""The ways of arrows from slots to objects: they cross no box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paotong.drawing.layout import Box, Layout
from paotong.drawing.union import Edge

HEAD = 8  # the length of an arrow's head
_INSIDE = 14  # from the right side of a box to where its arrows begin
_APART = 5  # between two arrows that go side by side
_LANE = 9  # between two arrows below the boxes

Point = tuple[float, float]


@dataclass(frozen=True)
class Arrow:
    """An arrow: where it begins, where its head touches, and the way as an SVG path.

    ``corners`` are points that it does not go beyond; ``back`` tells that it closes a
    cycle.
    """

    start: Point
    end: Point
    path: str
    corners: tuple[Point, ...]
    back: bool


def arrows_of(layout: Layout) -> dict[Edge, Arrow]:
    """The arrows of a layout, by their edges."""
    ways = _Ways(layout)
    return {edge: ways.arrow(edge) for edge in layout.edges}


class _Ways:
    """Finds ways; remembers which are taken."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lanes: list[tuple[int, int, float]] = []
        self._risers: dict[tuple[str, int], int] = {}

    def arrow(self, edge: Edge) -> Arrow:
        layout, (holder, place, target) = self._layout, edge
        source, box = layout.box(holder), layout.things[target]
        row = place + 1 if isinstance(holder, int) else 0
        start = source.right - _INSIDE, source.row(row)
        end = box.x, box.row(0)
        if edge not in layout.back:
            return Arrow(start, end, self._forward(edge, start, end), (), False)
        around = self._loop(box, target) if holder == target else self._below(edge)
        (right, left), bottom = around
        corners = (right, start[1]), (right, bottom), (left, bottom), (left, end[1])
        path = rounded([start, *corners, (end[0] - HEAD, end[1])])
        return Arrow(start, end, path, corners, True)

    def _forward(self, edge: Edge, start: Point, end: Point) -> str:
        """From column to column, along the lanes of the edge in those between."""
        layout = self._layout
        column = layout.column(edge[0])
        words = [f"M{_n(start[0])} {_n(start[1])}"]
        y = start[1]
        for height in [*layout.lanes[edge], end[1]]:
            column += 1
            left = layout.rights[column - 1]
            right = (
                end[0] - HEAD
                if column == layout.column(edge[2])
                else layout.lefts[column]
            )
            middle = _n((left + right) / 2)
            curve = f"C{middle} {_n(y)} {middle} {_n(height)} {_n(right)} {_n(height)}"
            words += [f"H{_n(left)}", curve]
            y = height
        return "".join(words)

    def _loop(self, box: Box, thing: int) -> tuple[tuple[float, float], float]:
        """Around the box that leads to itself: the sides of the way, and its lane."""
        apart = _APART * self._next("loop", thing)
        sides = box.right + 12 + apart, box.x - 14 - apart
        return sides, box.bottom + _LANE + apart

    def _below(self, edge: Edge) -> tuple[tuple[float, float], float]:
        """Under the columns between: the sides of the way, and its lane."""
        layout = self._layout
        last, first = layout.column(edge[0]), layout.columns[edge[2]]
        right = layout.rights[last] + 12 + _APART * (self._next("right", last) % 5)
        left = layout.lefts[first] - 14 - _APART * (self._next("left", first) % 5)
        return (right, left), self._lane(first, last)

    def _lane(self, first: int, last: int) -> float:
        """The height of a free lane below these columns."""
        layout = self._layout
        boxes = [
            layout.things[n].bottom
            for n, c in layout.columns.items()
            if first <= c <= last
        ]
        passing = [
            height
            for edge, lanes in layout.lanes.items()
            for column, height in enumerate(lanes, layout.column(edge[0]) + 1)
            if first <= column <= last
        ]
        y = max([*boxes, *passing]) + 2 * _LANE
        taken = [h for a, b, h in self._lanes if a <= last and first <= b]
        while any(abs(y - height) < _LANE for height in taken):
            y += _LANE
        self._lanes.append((first, last, y))
        return y

    def _next(self, side: str, place: int) -> int:
        """How many arrows go up or down there already."""
        count = self._risers.get((side, place), 0)
        self._risers[side, place] = count + 1
        return count


def rounded(points: Sequence[Point], radius: float = 8) -> str:
    """A path along ``points``, level and upright in turn, with round corners."""
    words = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _toward(corner, before, radius), _toward(corner, after, radius)
        words.append(f"L{_n(near[0])} {_n(near[1])}")
        words.append(f"Q{_n(corner[0])} {_n(corner[1])} {_n(far[0])} {_n(far[1])}")
    words.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(words)


def _toward(start: Point, end: Point, length: float) -> Point:
    """The point that is ``length`` away from ``start``, or half the way to ``end``."""
    x, y = end[0] - start[0], end[1] - start[1]
    whole = abs(x) + abs(y)
    part = min(length, whole / 2) / whole if whole else 0
    return start[0] + x * part, start[1] + y * part


def _n(number: float) -> str:
    """A number of a path, to a tenth."""
    return f"{round(number, 1):g}"
