"""Pictures of objects, as SVG that follows the colours of the page.

A picture is made of fragments: a name, an object, an arrow each. They carry no ids and
no styles, so that there may be many on a page; ``docs/assets/diagram.css`` styles them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from paotong.drawing.arrows import HEAD, Arrow
from paotong.drawing.captions import Row, heading, name_row, rows, title
from paotong.drawing.described import Described
from paotong.drawing.layout import ROW, Box
from paotong.drawing.objects import Graph, Thing
from paotong.drawing.phases import ROOM, View, phases

_REM = 20  # units in what is called rem: text grows with that of the page
# What is wider than a page becomes smaller, but no more than so much: it is moved
# sideways.
_SMALLEST = 0.75
_BASE = 4  # from the middle of a row down to the line on which letters stand


class Picture:
    """Draws graphs that follow each other, each object in the same place.

    ``first`` are the global names in their order. If that would take more room than a
    page has, the objects change places once or more on the way.
    """

    def __init__(self, graphs: Sequence[Graph], first: Sequence[str] = ()) -> None:
        self._described = Described(graphs)
        parts = phases(graphs, first)
        self._views = [view for part in parts for view in [part] * part.count]

    def fragments(self, place: int, graph: Graph) -> dict[str, str]:
        """The fragments of the graph at ``place``, and what each says in words."""
        drawn = _Drawn(self._views[place], self._described)
        return drawn.names(graph) | drawn.things(graph) | drawn.arrows(graph)

    def svg(self, fragments: Iterable[str], label: str) -> str:
        """A picture of some fragments, called ``label``."""
        left = min(view.left for view in self._views)
        top = min(view.top for view in self._views)
        width = max(view.right for view in self._views) - left
        height = max(view.bottom for view in self._views) - top
        scale = max(min(ROOM / width, 1), _SMALLEST) / _REM
        return (
            f'<svg role="img" aria-label="{escape(label)}" '
            f'viewBox="{_n(left)} {_n(top)} {_n(width)} {_n(height)}" '
            f'width="{width * scale:.5g}rem" height="{height * scale:.5g}rem">'
            f"{''.join(fragments)}</svg>"
        )


class _Drawn:
    """One graph, drawn where a view has room for it."""

    def __init__(self, view: View, described: Described) -> None:
        self._layout, self._arrows = view.layout, view.arrows
        self._described = described

    def names(self, graph: Graph) -> dict[str, str]:
        """The names of each scope, under its heading."""
        found = {}
        for depth, scope in enumerate(graph.scopes):
            if above := heading(scope):
                box = self._layout.headings[depth, above]
                text = _text("c", 0, ROW / 2, above)
                found[f"{_at(box)}{text}</g>"] = self._described.scope(scope)
            for slot in scope.names:
                row = name_row(slot)
                box = self._layout.names[depth, above, row.label]
                words = self._described.name(scope, slot)
                found[_name(row, box)] = words if slot.target is None else ""
        return found

    def things(self, graph: Graph) -> dict[str, str]:
        """The objects."""
        shared = graph.shared()
        return {
            _thing(thing, self._layout.things[thing.number], thing.number in shared): (
                self._described.thing(thing)
            )
            for thing in graph.things
        }

    def arrows(self, graph: Graph) -> dict[str, str]:
        """The arrows, those from names first."""
        found = {}
        for depth, scope in enumerate(graph.scopes):
            for slot in scope.names:
                if slot.target is not None:
                    holder = depth, heading(scope), name_row(slot).label
                    arrow = self._arrows[holder, 0, slot.target]
                    found[_arrow(arrow, False)] = self._described.name(scope, slot)
        for thing in graph.things:
            for place, slot in enumerate(thing.slots):
                if slot.target is not None:
                    arrow = self._arrows[thing.number, place, slot.target]
                    drawn = _arrow(arrow, thing.kind == "weakref")
                    found[drawn] = self._described.arrow(thing, slot)
        return found


def _name(row: Row, box: Box) -> str:
    place = Box(0, 0, box.width, box.height)
    label = _text("n", 8, place.row(0), row.label)
    return f"{_at(box)}{_rectangle('p', place)}{label}{_value(row, place, 0)}</g>"


def _thing(thing: Thing, box: Box, shared: bool) -> str:
    shown = rows(thing)
    kind = "b" + " s" * shared + " o" * thing.lost
    place = Box(0, 0, box.width, ROW * (1 + len(shown)))
    words = [_text("t", 10, place.row(0), title(thing))]
    for number, row in enumerate(shown, 1):
        words.append(_text("l", 10, place.row(number), row.label))
        words.append(_value(row, place, number))
    lines = (
        f"M0 {ROW * number}h{_n(box.width)}" for number in range(1, len(shown) + 1)
    )
    ruled = f'<path class=r d="{"".join(lines)}"/>' if shown else ""
    return f"{_at(box)}{_rectangle(kind, place)}{ruled}{''.join(words)}</g>"


def _value(row: Row, box: Box, place: int) -> str:
    kind = "m" if row.remark else "v"
    x = box.right - (8 if not place else 10)
    return _text(kind, x, box.row(place), row.text) if row.target is None else ""


def _arrow(arrow: Arrow, weak: bool) -> str:
    kind = "a" + " k" * arrow.back + " w" * weak
    (x, y), (start, height) = arrow.end, arrow.start
    return (
        f'<g class="{kind}"><path d="{arrow.path}"/>'
        f'<path class=h d="M{_n(x)} {_n(y)}l-{HEAD}-4v8z"/>'
        f'<path class=d d="M{_n(start)} {_n(height)}h0"/></g>'
    )


def _at(box: Box) -> str:
    return f'<g transform="translate({_n(box.x)} {_n(box.y)})">'


def _rectangle(kind: str, box: Box) -> str:
    size = f"width={_n(box.width)} height={_n(box.height)}"
    return f'<rect {size} class="{kind}"/>'


def _text(kind: str, x: float, middle: float, text: str) -> str:
    if not text:
        return ""
    place = f"x={_n(x)} y={_n(middle + _BASE)}"
    return f"<text class={kind} {place}>{escape(text, quote=False)}</text>"


def _n(number: float) -> str:
    return f"{round(number, 1):g}"
