"""A survey: what is known of the whole site at one moment, for pages that show it."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from paotong.concept_map import ConceptMap
from paotong.engine import Engine
from paotong.example import Fault
from paotong.glossary import GLOSSARY, Term, read_glossary
from paotong.kept import Shelf, settled
from paotong.last import Last
from paotong.ledger import Ledger
from paotong.ledger_rows import Rows, read_rows
from paotong.moment import once
from paotong.outlines import Outlines, read_outlines
from paotong.project import Project
from paotong.releases import (
    FOLDER,
    Changes,
    Release,
    as_release,
    changes_between,
    read_releases,
)
from paotong.stamps import Stamp, stamps_of


class Reading:
    """What the files of a project say of its site, whatever its programs print."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @cached_property
    def outlines(self) -> Outlines:
        """The outlines of all pages."""
        return read_outlines(self.engine.project, shelf_of(self.engine, "outlines"))

    @cached_property
    def concepts(self) -> ConceptMap:
        """Which page is read before which."""
        return ConceptMap(self.outlines)

    @cached_property
    def glossary(self) -> tuple[list[Term], list[Fault]]:
        """The terms of the glossary, and what is wrong with it."""
        return read_glossary(self.engine.project.root)

    @cached_property
    def releases(self) -> tuple[list[Release], list[Fault]]:
        """The frozen ledgers, the newest first, and what is wrong with them."""
        return read_releases(self.engine.project.root)


class Survey:
    """The pages of an engine's project, their map, and the ledger of their examples.

    ``reading`` is what was read of the files, if they have been read.
    """

    def __init__(self, engine: Engine, reading: Reading | None = None) -> None:
        self.engine, self._reading = engine, reading or Reading(engine)

    @property
    def outlines(self) -> Outlines:
        """The outlines of all pages."""
        return self._reading.outlines

    @property
    def concepts(self) -> ConceptMap:
        """Which page is read before which."""
        return self._reading.concepts

    @property
    def glossary(self) -> tuple[list[Term], list[Fault]]:
        """The terms of the glossary, and what is wrong with it."""
        return self._reading.glossary

    @cached_property
    def ledger(self) -> Ledger:
        """Every example with its verdicts; what has not run yet runs now."""
        return Ledger(self.rows.rows)

    @cached_property
    def rows(self) -> Rows:
        """The rows of the ledger, with the files that they depend on."""
        return read_rows(self.engine, self.outlines, shelf_of(self.engine, "ledger"))

    @property
    def changes(self) -> list[Changes]:
        """What has changed since the last release, and from the one before to it."""
        later = [as_release(self.ledger, ""), *self.releases]
        pairs = zip(self.releases[:2], later, strict=False)
        return [changes_between(before, after) for before, after in pairs]

    @property
    def releases(self) -> list[Release]:
        """The frozen ledgers, the newest first."""
        return self._reading.releases[0]

    @property
    def _frozen(self) -> list[tuple[Release, list[str]]]:
        """The releases, with the order of their examples, by which they are told."""
        return [(release, list(release.examples)) for release in self.releases]

    @cached_property
    def made(self) -> dict[Any, Any]:
        """What was made of what this survey knows without a run, or of its equal."""
        facts = self.outlines, self.glossary, self._frozen
        return _last[self.engine.project.root, "read"].of(facts)

    @cached_property
    def made_of_runs(self) -> dict[Any, Any]:
        """What was made of the ledger, the pages and the releases, or of equal ones."""
        facts = self.rows.rows, self.outlines, self._frozen
        return _last[self.engine.project.root, "runs"].of(facts)

    def shows(self, part: str) -> bool:
        """Whether some page shows a part of this name, or one whose begins with it."""
        return any(
            name.startswith(part) for o in self.outlines.values() for name in o.parts
        )

    @cached_property
    def faults(self) -> list[Fault]:
        """What is wrong in front matters, between pages, and in frozen ledgers."""
        own = [fault for o in self.outlines.values() for fault in o.faults]
        shown = self.shows("ledger-changes") or self.shows("changelog")
        frozen = self._reading.releases[1] if shown else []
        terms = self.glossary[1] if self.shows("glossary") else []
        return [*own, *self.concepts.faults(), *frozen, *terms]


_last: defaultdict[tuple[Path, str], Last] = defaultdict(Last)


def shelf_of(engine: Engine, name: str) -> Shelf:
    """The shelf for one kind of what is known."""
    return _shelf_in(engine.store.folder / name)


@cache
def _shelf_in(folder: Path) -> Shelf:
    return Shelf(folder)  # which reads a slot again only when it is another one


def survey_of(engine: Engine) -> Survey:
    """The survey of the moment that is held.

    Where none is, since a builder does not say when it begins, a new one; but no file
    is read again before one has changed.
    """
    return once(engine.project.root, "survey", lambda: Survey(engine, _read(engine)))


_readings: dict[Path, tuple[list[tuple[Path, Stamp]], Reading]] = {}


def _read(engine: Engine) -> Reading:
    """What was read of the files, or is read now if one of them has changed."""
    root, started, files = engine.project.root, time.time(), _files(engine.project)
    seen = list(zip(files, stamps_of(files), strict=False))
    known = _readings.get(root)
    if known and seen and known[0] == seen:
        return known[1]
    reading = Reading(engine)
    if settled(files, started):  # else they may still change unseen
        _readings[root] = seen, reading
    return reading


def _files(project: Project) -> list[Path]:
    """The files that a reading may read."""
    folders = os.walk(project.snippets)
    shown = [Path(here, name) for here, _, names in folders for name in names]
    releases = sorted((project.root / FOLDER).glob("*.json"))
    glossary = project.root / GLOSSARY
    own = [glossary] if glossary.is_file() else []
    return [*project.page_paths(), *sorted(shown), *releases, *own]
