"""Where the boxes and lines of the concept map stand: layers from left to right.

The way of Sugiyama: a line that passes over layers has a point in each of them, the
points of a layer are sorted by where their neighbours stand, and the arrangement with
the fewest crossings is taken. The same map is always laid out in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise

from paotong.concept_map import ConceptMap

# A page, or the point of a line (its two ends) in a layer that it passes.
Point = tuple[str, ...]
Line = tuple[Point, ...]
_SWEEPS = 12


@dataclass(frozen=True)
class Layout:
    """The points of each layer from top to bottom, and the lines through them."""

    layers: tuple[tuple[Point, ...], ...]
    lines: tuple[Line, ...]


def lay_out(concepts: ConceptMap) -> Layout:
    """Arrange the lessons of a map and the lines between them."""
    layers: list[list[Point]] = [[(n,) for n in layer] for layer in concepts.layers]
    depth = {page: n for n, layer in enumerate(concepts.layers) for page in layer}
    lines = []
    for first, page in concepts.edges:
        passed = range(depth[first] + 1, depth[page])
        between = [(first, page, str(layer)) for layer in passed]
        for layer, point in zip(passed, between, strict=True):
            layers[layer].append(point)
        lines.append(((first,), *between, (page,)))
    return Layout(_untangled(layers, lines), tuple(lines))


def _untangled(
    layers: list[list[Point]], lines: list[Line]
) -> tuple[tuple[Point, ...], ...]:
    """The layers in the order with the fewest crossings that sweeping finds."""
    pairs = [pair for line in lines for pair in pairwise(line)]
    best, crossings = layers, _crossings(layers, pairs)
    for sweep in range(_SWEEPS):
        layers = _swept(layers, pairs, backwards=bool(sweep % 2))
        if (now := _crossings(layers, pairs)) < crossings:
            best, crossings = layers, now
    return tuple(map(tuple, best))


def _swept(
    layers: list[list[Point]], pairs: list[tuple[Point, Point]], *, backwards: bool
) -> list[list[Point]]:
    """Each layer sorted by where the neighbours in the layer before it stand."""
    near: dict[Point, list[Point]] = {}
    for first, second in pairs:
        point, neighbour = (first, second) if backwards else (second, first)
        near.setdefault(point, []).append(neighbour)
    swept: list[list[Point]] = []
    height: dict[Point, float] = {}
    for layer in layers[::-1] if backwards else layers:
        own = {point: _share(n, layer) for n, point in enumerate(layer)}
        wanted = {
            p: _mean([height[n] for n in near.get(p, ()) if n in height], own[p])
            for p in layer
        }
        swept.append(sorted(layer, key=lambda p: (wanted[p], own[p])))
        height |= {point: _share(n, layer) for n, point in enumerate(swept[-1])}
    return swept[::-1] if backwards else swept


def _share(number: int, layer: list[Point]) -> float:
    """How far down in its layer a point stands, from 0 to 1."""
    return (number + 0.5) / len(layer)


def _mean(values: list[float], instead: float) -> float:
    return sum(values) / len(values) if values else instead


def _crossings(layers: list[list[Point]], pairs: list[tuple[Point, Point]]) -> int:
    """How many pairs of lines between two neighbouring layers cross."""
    place = {p: (x, y) for x, layer in enumerate(layers) for y, p in enumerate(layer)}
    spans = [(place[a], place[b]) for a, b in pairs]
    return sum(
        one[0][0] == other[0][0]
        and (one[0][1] - other[0][1]) * (one[1][1] - other[1][1]) < 0
        for one, other in combinations(spans, 2)
    )
