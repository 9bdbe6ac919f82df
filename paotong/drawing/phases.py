"""Which graphs of a sequence share one layout, so that nothing moves between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from paotong.drawing.arrows import Arrow, arrows_of
from paotong.drawing.layout import ROW, Box, Layout, lay_out
from paotong.drawing.objects import Graph
from paotong.drawing.union import Edge

ROOM = 650  # units of width that a page has, and
_HEIGHT = 440  # of height, with the program above
_MARGIN = 10


@dataclass(frozen=True)
class View:
    """A layout of ``count`` graphs, with its arrows and its sides."""

    layout: Layout
    count: int

    @cached_property
    def arrows(self) -> dict[Edge, Arrow]:
        """The arrows by their edges."""
        return arrows_of(self.layout)

    @cached_property
    def _points(self) -> list[tuple[float, float]]:
        return list(_corners(self.layout, self.arrows))

    @property
    def left(self) -> float:
        """The left side of all that is drawn, with a margin."""
        return min(x for x, _ in self._points) - _MARGIN

    @property
    def right(self) -> float:
        """The right side of all that is drawn, with a margin."""
        return max(x for x, _ in self._points) + _MARGIN

    @property
    def top(self) -> float:
        """The upper side of all that is drawn, with a margin."""
        return min(y for _, y in self._points) - _MARGIN

    @property
    def bottom(self) -> float:
        """The lower side of all that is drawn, with a margin."""
        return max(y for _, y in self._points) + _MARGIN

    def fits(self, width: float, height: float) -> bool:
        """Whether it takes no more room than this."""
        return self.right - self.left <= width and self.bottom - self.top <= height


def phases(graphs: Sequence[Graph], first: Sequence[str]) -> list[View]:
    """Views for ``graphs``, as few as fit on a page; ``first`` as in `lay_out`.

    A graph that does not fit by itself sets how much room all of them may take.
    """
    alone = [View(lay_out([graph], first), 1) for graph in graphs]
    width = max([ROOM, *(view.right - view.left for view in alone)])
    height = max([_HEIGHT, *(view.bottom - view.top for view in alone)])
    found: list[View] = []
    start = 0
    while start < len(graphs):
        stop, best = start + 1, alone[start]
        while stop < len(graphs):
            together = View(lay_out(graphs[start : stop + 1], first), stop + 1 - start)
            if not together.fits(width, height):
                break
            stop, best = stop + 1, together
        found.append(best)
        start = stop
    return found


def _corners(
    layout: Layout, arrows: dict[Edge, Arrow]
) -> Iterator[tuple[float, float]]:
    boxes = [*layout.names.values(), *layout.headings.values(), *layout.things.values()]
    for box in boxes or [Box(0, 0, ROW, ROW)]:
        yield from ((box.x, box.y), (box.right, box.bottom))
    for arrow in arrows.values():
        yield from arrow.corners
