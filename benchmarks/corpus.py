"""A corpus: programs of several kinds on pages, the same for the same size."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from benchmarks.programs import NUMPY, TINY, TORCH, WAITING, Program, make_program

MIX = {TINY: 0.70, NUMPY: 0.15, TORCH: 0.10, WAITING: 0.05}
SIZES: Mapping[int, tuple[int, Mapping[str, float]]] = {
    150: (30, MIX),
    1000: (200, MIX),
    5000: (250, {TINY: 1.0}),
}
PAGES_A_CHAPTER = 10


@dataclass(frozen=True)
class Page:
    """A page of the corpus; ``name`` is its path without suffix, as c01/p003."""

    name: str
    title: str
    programs: tuple[Program, ...]


@dataclass(frozen=True)
class Corpus:
    """Pages with programs; ``edits`` tells how often one of them has been edited."""

    pages: tuple[Page, ...]
    edits: int = 0

    @property
    def programs(self) -> Iterator[Program]:
        """All programs, page by page."""
        return (program for page in self.pages for program in page.programs)

    @property
    def kinds(self) -> set[str]:
        """The kinds of programs that it holds."""
        return {program.kind for program in self.programs}

    @property
    def size(self) -> int:
        """The number of programs."""
        return sum(1 for _ in self.programs)

    def edited(self, kind: str = TINY) -> Corpus:
        """This corpus after one digit of one program of a kind was changed once more.

        It is always the same program, the first of the kind behind the middle, or else
        the first.
        """
        numbers = [p.number for p in self.programs if p.kind == kind]
        number = next((n for n in numbers if n > self.size // 2), numbers[0])
        edits = self.edits + 1
        pages = tuple(_edited(page, number, edits) for page in self.pages)
        return Corpus(pages, edits)


def make_corpus(size: int) -> Corpus:
    """``size`` examples; of a size not in `SIZES`, five a page and mixed."""
    count, mix = SIZES.get(size, (max(1, size // 5), MIX))
    kinds = [kind for kind in mix for _ in range(round(size * mix[kind]))]
    kinds = (kinds + [TINY] * size)[:size]
    random.Random(size).shuffle(kinds)
    programs = [make_program(n, kind) for n, kind in enumerate(kinds, start=1)]
    bounds = [round(size * number / count) for number in range(count + 1)]
    return Corpus(
        tuple(
            _page(number, tuple(programs[bounds[number] : bounds[number + 1]]))
            for number in range(count)
        )
    )


def _page(number: int, programs: tuple[Program, ...]) -> Page:
    chapter = number // PAGES_A_CHAPTER + 1
    return Page(f"c{chapter:02d}/p{number + 1:03d}", f"Page {number + 1}", programs)


def _edited(page: Page, number: int, edits: int) -> Page:
    programs = tuple(
        make_program(number, program.kind, edits)
        if program.number == number
        else program
        for program in page.programs
    )
    return replace(page, programs=programs)


def heading(program: Program) -> str:
    """The heading over an example, in every form of it."""
    return f"Example {program.number}"


def prose(program: Program) -> str:
    """The paragraph before an example, in every form of it."""
    return (
        f"What the {program.kind} program number {program.number} prints follows from "
        "its lines alone. Read them, write down what you expect, and compare: the "
        "output below the program was printed when this page was built, and an "
        "expectation that was wrong is worth more than one that was right."
    )
