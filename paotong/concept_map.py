"""The concept map: which page is read before which, from the pages' prerequisites."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from paotong.example import Fault
from paotong.front_matter import Named
from paotong.outlines import Outlines


@dataclass(frozen=True)
class ConceptMap:
    """The lessons among the pages of a site, and the way through them."""

    outlines: Outlines

    @cached_property
    def before(self) -> dict[str, tuple[str, ...]]:
        """What is read before each lesson, as its front matter names it.

        What can't be right (a page that is not there, one that closes a circle) is
        left out.
        """
        named = {page: self._known(page) for page in self._lessons()}
        for page, needed, *_ in self._circles:
            named[page].remove(needed)
        return {page: tuple(names) for page, names in named.items()}

    @cached_property
    def after(self) -> dict[str, tuple[str, ...]]:
        """What can be read after each lesson: those that name it, in their order."""
        return {
            page: tuple(n for n, names in self.before.items() if page in names)
            for page in self.before
        }

    @cached_property
    def edges(self) -> list[tuple[str, str]]:
        """The pairs of a page and one after it, but those that others imply."""
        deep = self._all_before
        return [
            (first, page)
            for page, names in self.before.items()
            for first in names
            if not any(first in deep[other] for other in names if other != first)
        ]

    @cached_property
    def layers(self) -> list[list[str]]:
        """The lessons in layers: each right behind the last of what it needs."""
        depth: dict[str, int] = {}
        for page in TopologicalSorter(self.before).static_order():
            depth[page] = 1 + max((depth[n] for n in self.before[page]), default=-1)
        deepest = max(depth.values(), default=-1)
        return [
            [page for page in self.before if depth[page] == layer]
            for layer in range(deepest + 1)
        ]

    def faults(self) -> list[Fault]:
        """What is wrong with the prerequisites of the pages."""
        faults = [fault for page in self._lessons() for fault in self._faults(page)]
        for circle in self._circles:
            closing = next(n for n in self._named(circle[0]) if n.page == circle[1])
            faults.append(Fault(closing.where, _CIRCLE.format(" → ".join(circle))))
        return faults

    @cached_property
    def _circles(self) -> list[list[str]]:
        """Pages of which each needs the next, and the last of which is the first."""
        named = {page: self._known(page) for page in self._lessons()}
        found: list[list[str]] = []
        while circle := _circle(named):
            found.append(circle)
            named[circle[0]].remove(circle[1])
        return found

    @cached_property
    def _all_before(self) -> dict[str, set[str]]:
        """All that is read before each lesson, near and far."""
        found: dict[str, set[str]] = {}
        for page in TopologicalSorter(self.before).static_order():
            near = self.before[page]
            found[page] = set(near).union(*(found[name] for name in near))
        return found

    def _lessons(self) -> Iterator[str]:
        return (name for name, outline in self.outlines.items() if outline.lesson)

    def _named(self, page: str) -> tuple[Named, ...]:
        return self.outlines[page].prerequisites or ()

    def _known(self, page: str) -> list[str]:
        """The lessons among the prerequisites of a page, each once."""
        names = dict.fromkeys(named.page for named in self._named(page))
        return [n for n in names if n != page and self._is_lesson(n)]

    def _is_lesson(self, name: str) -> bool:
        outline = self.outlines.get(name)
        return outline is not None and outline.lesson

    def _faults(self, page: str) -> Iterator[Fault]:
        """What is wrong with the prerequisites of one page, but circles."""
        seen: set[str] = set()
        for named in self._named(page):
            if named.page in seen:
                yield Fault(named.where, f"{named.page} is named twice; name it once")
            elif named.page == page:
                yield Fault(named.where, _ITSELF)
            elif named.page not in self.outlines:
                yield Fault(named.where, _missing(named.page, self.outlines))
            elif not self._is_lesson(named.page):
                yield Fault(named.where, _NO_LESSON.format(named.page))
            seen.add(named.page)


def _circle(named: dict[str, list[str]]) -> list[str]:
    """One circle of pages, begun with the first by name; empty if there is none."""
    try:
        TopologicalSorter(named).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][::-1]  # graphlib goes from what comes first
        start = circle.index(min(circle))
        return [*circle[start:-1], *circle[:start], circle[start]]
    return []


def _missing(name: str, outlines: Outlines) -> str:
    near = difflib.get_close_matches(name, list(outlines), n=1, cutoff=0.6)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"the prerequisite {name} is no page under docs/; mend the path.{hint}"


_ITSELF = "this page is a prerequisite of itself; take it out"
_NO_LESSON = (
    "the prerequisite {0} has no prerequisites of its own, so it is no lesson and has "
    "no place on the map; name a page that has, or write 'prerequisites: []' into {0}"
)
_CIRCLE = (
    "these pages need each other, so that nobody could begin: {} (each needs the "
    "next); take one of these prerequisites out"
)
