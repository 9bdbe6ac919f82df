"""All that a sequence of graphs shows, as one: what each place must have room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from paotong.drawing.captions import Row, heading, name_row, rows, title
from paotong.drawing.lettering import columns
from paotong.drawing.objects import Graph

Name = tuple[int, str, str]  # the depth and the title of its scope, and its label
Holder = Name | int  # a name, or the number of a thing
Edge = tuple[Holder, int, int]  # who holds it, in which row, and where it leads


@dataclass
class Extent:
    """How many rows a thing has at most, how many columns of text, and in which graphs.

    ``when`` has a bit for each graph.
    """

    rows: int = 0
    columns: int = 0
    when: int = 0


@dataclass
class Union:
    """What the graphs show together.

    ``names`` are the labels of each scope, which is known by its depth and its title;
    ``names_columns`` tells how wide the widest name is. ``edges`` are in the order in
    which they are met, each with the graphs in which it is, as of `Extent`.
    """

    names: dict[tuple[int, str], list[str]] = field(default_factory=dict)
    names_columns: int = 0
    things: dict[int, Extent] = field(default_factory=dict)
    edges: dict[Edge, int] = field(default_factory=dict)

    @classmethod
    def of(cls, graphs: Sequence[Graph], first: Sequence[str] = ()) -> Union:
        """The union of ``graphs``; ``first`` are the global names in their order."""
        union = cls({(0, ""): list(first)})
        for place, graph in enumerate(graphs):
            union._add(graph, 1 << place)
        return union

    def targets(self) -> dict[int, list[int]]:
        """The things that each thing leads to."""
        found: dict[int, list[int]] = {number: [] for number in self.things}
        for holder, _, target in self.edges:
            if isinstance(holder, int):
                found[holder].append(target)
        return found

    def starts(self) -> list[int]:
        """The things to which names lead, and then all others."""
        named = [t for holder, _, t in self.edges if not isinstance(holder, int)]
        return list(dict.fromkeys([*named, *self.things]))

    def _add(self, graph: Graph, when: int) -> None:
        for depth, scope in enumerate(graph.scopes):
            known = self.names.setdefault((depth, heading(scope)), [])
            place = 0
            for row in map(name_row, scope.names):
                if row.label not in known:
                    known.insert(place, row.label)
                place = known.index(row.label) + 1
                self.names_columns = max(self.names_columns, _columns(row))
                if row.target is not None:
                    holder = depth, heading(scope), row.label
                    self._lead((holder, 0, row.target), when)
        for thing in graph.things:
            extent = self.things.setdefault(thing.number, Extent())
            shown = rows(thing)
            extent.when |= when
            extent.rows = max(extent.rows, len(shown))
            widths = [columns(title(thing)), *map(_columns, shown)]
            extent.columns = max(extent.columns, *widths)
            for place, row in enumerate(shown):
                if row.target is not None:
                    self._lead((thing.number, place, row.target), when)

    def _lead(self, edge: Edge, when: int) -> None:
        self.edges[edge] = self.edges.get(edge, 0) | when


def _columns(row: Row) -> int:
    """The columns of a row: its label, its text or the dot of its arrow, and room."""
    return columns(row.label) + 2 + (columns(row.text) if row.target is None else 2)
