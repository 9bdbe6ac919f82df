"""The concept map as a picture: SVG whose boxes are links, and a list of the same.

The boxes are HTML inside the SVG, so that titles wrap as text does and the links are
links like all others. Where a picture would be too small to read, the list is shown.
"""

from __future__ import annotations

import math
import unicodedata
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from paotong.concept_map import ConceptMap
from paotong.map_layout import Layout, Point, lay_out
from paotong.page_links import link, relative

_WIDTH = 880.0  # of the whole picture, in its own units, which are about pixels
_GAP = 34.0  # between two layers
_WIDEST = 190.0
_SPACE = 12.0  # between two boxes of a layer
_PASSING = 18.0  # height of a line that passes through a layer
_LETTER, _LINE, _PADDING = 13.0, 18.0, 16.0
_TIP = 5.0


def map_element(concepts: ConceptMap, page: str) -> Element:
    """The map as it stands on ``page``; empty if there are no lessons."""
    root = Element("nav", {"class": "pt-map", "aria-label": "概念图：先读哪一页"})
    root.set("data-search-exclude", "")  # every page on it is found by itself
    if concepts.before:
        root.append(_Picture(concepts, page).draw())
        root.append(_list(concepts, page))
    return root


class _Picture:
    """The places of all points of a map, and its drawing."""

    def __init__(self, concepts: ConceptMap, page: str) -> None:
        self.concepts, self.page = concepts, page
        self.layout: Layout = lay_out(concepts)
        count = len(self.layout.layers)
        self.step = min(_WIDTH / count, _WIDEST + _GAP)
        self.box = self.step - _GAP
        self.left = (_WIDTH - self.step * count + _GAP) / 2
        titles = [concepts.outlines[name].title for name in concepts.before]
        lines = max(math.ceil(_letters(t) * _LETTER / (self.box - 16)) for t in titles)
        self.height = lines * _LINE + _PADDING
        tall = [sum(map(self._room, layer)) for layer in self.layout.layers]
        self.total = max(tall)
        self.middle: dict[Point, tuple[float, float]] = {}
        for number, (layer, used) in enumerate(
            zip(self.layout.layers, tall, strict=True)
        ):
            top = (self.total - used) / 2
            for point in layer:
                x = self.left + number * self.step + self.box / 2
                self.middle[point] = x, top + self._room(point) / 2
                top += self._room(point)

    def draw(self) -> Element:
        """The picture: first the lines, then the boxes upon them."""
        size = f"0 0 {_WIDTH:g} {self.total:g}"
        svg = Element("svg", {"viewBox": size, "class": "pt-map-picture"})
        svg.set("role", "group")
        svg.set("aria-label", "箭头从先读的一页指向接着读的一页")
        for line in self.layout.lines:
            svg.append(self._line(line))
        for layer in self.layout.layers:
            for point in layer:
                if len(point) == 1:
                    svg.append(self._box(point))
        return svg

    def _room(self, point: Point) -> float:
        return self.height + _SPACE if len(point) == 1 else _PASSING

    def _box(self, point: Point) -> Element:
        x, y = self.middle[point]
        place = {"x": x - self.box / 2, "y": y - self.height / 2}
        size = {"width": self.box, "height": self.height}
        facts = {name: f"{value:g}" for name, value in (place | size).items()}
        holder = Element("foreignObject", facts)
        holder.append(_lesson(self.concepts, point[0], self.page))
        return holder

    def _line(self, line: tuple[Point, ...]) -> Element:
        """A curve from the right of the first box to the left of the last."""
        x, y = self.middle[line[0]]
        x += self.box / 2
        path = [f"M{x:g},{y:g}"]
        for _, point in pairwise(line):
            to_x, to_y = self.middle[point]
            to_x -= self.box / 2
            bend = (to_x - x) / 2
            path.append(f"C{x + bend:g},{y:g} {to_x - bend:g},{to_y:g}")
            path.append(f"{to_x:g},{to_y:g}")
            x, y = to_x, to_y
            if len(point) > 1:
                x += self.box
                path.append(f"H{x:g}")
        group = Element("g", {"data-from": line[0][0], "data-to": line[-1][0]})
        SubElement(group, "path", {"d": " ".join(path), "class": "pt-map-line"})
        tip = f"M{x:g},{y:g} l{-_TIP * 1.6:g},{-_TIP:g} v{2 * _TIP:g} z"
        SubElement(group, "path", {"d": tip, "class": "pt-map-tip"})
        return group


def _letters(title: str) -> float:
    """How wide a title is, in Chinese characters."""
    wide = ("W", "F", "A")
    return sum(1 if unicodedata.east_asian_width(c) in wide else 0.58 for c in title)


def _lesson(concepts: ConceptMap, name: str, page: str) -> Element:
    """A link to a lesson, which says what is read before it."""
    needed = [concepts.outlines[n].title for n in concepts.before[name]]
    title = concepts.outlines[name].title
    found = link(title, relative(name, page))
    found.set("data-page", name)
    if needed:
        found.set("aria-label", f"{title}，先修：{'、'.join(needed)}")
    return found


def _list(concepts: ConceptMap, page: str) -> Element:
    """The lessons in an order in which they can be read."""
    root = Element("div", {"class": "pt-map-list"})
    items = SubElement(root, "ol")
    for layer in concepts.layers:
        for name in layer:
            item = SubElement(items, "li")
            item.append(link(concepts.outlines[name].title, relative(name, page)))
            needed = [concepts.outlines[n].title for n in concepts.before[name]]
            if needed:
                SubElement(item, "small").text = f"先修：{'、'.join(needed)}"
    return root
