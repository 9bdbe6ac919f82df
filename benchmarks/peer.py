"""A peer: a tool that builds or tests pages with programs, and how it is asked to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.corpus import Corpus


class Step(StrEnum):
    """What is measured: of a build, of a server, then of tests."""

    COLD = "cold"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    SAVED = "saved"
    SAVED_TORCH = "saved torch"
    TESTS_COLD = "tests cold"
    TESTS_UNCHANGED = "tests unchanged"
    COLLECTING = "collecting"


Command = tuple[str, ...]


@dataclass(frozen=True)
class Peer:
    """A tool, the corpus in its own form, and its commands.

    ``files`` gives the text of each file of a corpus by its path; ``build``, ``serve``,
    ``test`` and ``collect`` are commands given in that folder, their first word a
    program of the tool's environment (None: the tool does no such thing), ``serve``
    with ``{address}`` for host and port; ``html`` is the folder
    that holds the built pages. ``isolates`` and ``compares`` say for readers, in
    Chinese, what the tool does besides running; ``largest`` is the largest corpus that
    it is given unless it is asked for by name. ``ours`` tells whose environment it
    runs in.
    """

    name: str
    title: str
    files: Callable[[Corpus], Mapping[str, str]]
    build: Command | None = None
    serve: Command | None = None
    test: Command | None = None
    collect: Command | None = None
    html: str = "site"
    isolates: str = "否"
    compares: str = "否"
    largest: int = 150
    ours: bool = False

    def command(self, step: Step) -> Command | None:
        """What is run for a step, None if this tool has no such step."""
        if step in (Step.COLD, Step.UNCHANGED, Step.EDITED):
            return self.build
        if step in (Step.SAVED, Step.SAVED_TORCH):
            return self.serve
        return self.collect if step == Step.COLLECTING else self.test
