"""A survey: what is known of the whole site at one moment, for pages that show it."""

from __future__ import annotations

from functools import cached_property

from paotong.concept_map import ConceptMap
from paotong.engine import Engine
from paotong.example import Fault
from paotong.glossary import Term, read_glossary
from paotong.kept import Shelf
from paotong.ledger import Ledger
from paotong.ledger_rows import Rows, read_rows
from paotong.moment import once
from paotong.outlines import Outlines, read_outlines
from paotong.releases import (
    Changes,
    Release,
    as_release,
    changes_between,
    read_releases,
)


class Survey:
    """The pages of an engine's project, their map, and the ledger of their examples."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @cached_property
    def outlines(self) -> Outlines:
        """The outlines of all pages."""
        return read_outlines(self.engine.project, self.shelf("outlines"))

    @cached_property
    def concepts(self) -> ConceptMap:
        """Which page is read before which."""
        return ConceptMap(self.outlines)

    @cached_property
    def ledger(self) -> Ledger:
        """Every example with its verdicts; what has not run yet runs now."""
        return Ledger(self.rows.rows)

    @cached_property
    def rows(self) -> Rows:
        """The rows of the ledger, with the files that they depend on."""
        return read_rows(self.engine, self.outlines, self.shelf("ledger"))

    @property
    def changes(self) -> list[Changes]:
        """What has changed since the last release, and from the one before to it."""
        later = [as_release(self.ledger, ""), *self.releases]
        pairs = zip(self.releases[:2], later, strict=False)
        return [changes_between(before, after) for before, after in pairs]

    @property
    def releases(self) -> list[Release]:
        """The frozen ledgers, the newest first."""
        return self._releases[0]

    def shows(self, part: str) -> bool:
        """Whether some page shows a part of this name, or one whose begins with it."""
        return any(
            name.startswith(part) for o in self.outlines.values() for name in o.parts
        )

    def faults(self) -> list[Fault]:
        """What is wrong in front matters, between pages, and in frozen ledgers."""
        own = [fault for o in self.outlines.values() for fault in o.faults]
        shown = self.shows("ledger-changes") or self.shows("changelog")
        frozen = self._releases[1] if shown else []
        terms = self.glossary[1] if self.shows("glossary") else []
        return [*own, *self.concepts.faults(), *frozen, *terms]

    @cached_property
    def glossary(self) -> tuple[list[Term], list[Fault]]:
        """The terms of the glossary, and what is wrong with it."""
        return read_glossary(self.engine.project.root)

    @cached_property
    def _releases(self) -> tuple[list[Release], list[Fault]]:
        return read_releases(self.engine.project.root)

    def shelf(self, name: str) -> Shelf:
        """The shelf for one kind of what is known."""
        return Shelf(self.engine.store.folder / name)


def survey_of(engine: Engine) -> Survey:
    """The survey of the moment that is held, or else a new one."""
    return once(engine.project.root, "survey", lambda: Survey(engine))
