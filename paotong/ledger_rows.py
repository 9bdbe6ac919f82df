"""The rows of the ledger: what was found of each example, on every lane.

The rows of a page are kept with the states of all that they depend on, so that a build
looks again only at the pages where something changed.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from paotong.browser_lane import browser_of
from paotong.compare import uses_wildcard
from paotong.engine import Engine
from paotong.example import Example, snippet_path
from paotong.fingerprint import digest, environment, plain, state
from paotong.kept import Shelf, States, settled, states
from paotong.labels import LOOSENESS, Labels
from paotong.lane import Lane
from paotong.names import example_id
from paotong.notebook import Notebook
from paotong.outlines import Outlines
from paotong.trailer import Program, Recorded
from paotong.verdict import Verdict

WILDCARD = "..."
LOOSE = (*LOOSENESS, WILDCARD)


@dataclass(frozen=True)
class Found:
    """The verdict of an example on a lane, and the run behind it, if there was one.

    ``here`` tells whether it is that of the interpreter which makes the ledger;
    ``seconds`` are those of the run, ``containment`` how it was contained; ``missing``
    are the packages without which it did not run.
    """

    lane: Lane
    verdict: str
    here: bool
    seconds: float | None = None
    containment: str | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One example (a notebook is one), where it is shown and what was found of it.

    ``page`` is a path under docs/, ``anchor`` the id of the example there (empty for a
    notebook), ``program`` its file (empty where it stands in the page), ``heading``
    the one above it, ``cells`` how many cells a notebook has. ``code`` and ``record``
    are digests of the program and of all that it is recorded to print. ``only`` are
    the conditions of which one must hold where it runs; none: it runs anywhere.
    """

    page: str
    anchor: str
    program: str
    heading: str
    cells: int
    code: str
    record: str
    loose: tuple[str, ...]
    only: tuple[str, ...]
    found: tuple[Found, ...]

    @property
    def id(self) -> str:
        """What a ledger calls the example, as long as it keeps its page and name."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page

    @property
    def name(self) -> str:
        """What readers call it."""
        path = self.program or self.page
        inline = not self.program and self.anchor
        return (self.heading or self.anchor) if inline else path.rpartition("/")[2]


@dataclass(frozen=True)
class Rows:
    """Rows, and the states of the files that decide about them.

    None in place of these: something is wrong, and may come out otherwise next time.
    """

    rows: tuple[Row, ...]
    depends: dict[str, str | None] | None


def read_rows(engine: Engine, outlines: Outlines, shelf: Shelf) -> Rows:
    """The rows of all pages, in the order of their paths."""
    around = digest(plain(environment(engine.project.root)))
    found, now = list[Rows](), States(engine.project.root)
    for name in (name for name, outline in outlines.items() if outline.examples):
        page = engine.project.docs / name
        key = digest(around, state(str(page)))
        known = _kept_rows(name, shelf, key, now)
        if known is None:
            known = _rows_of_page(engine, page, shelf, key)
            now = States(engine.project.root)  # something may have run
        found.append(known)
    shelf.keep_only(outlines)
    rows = tuple(row for page in found for row in page.rows)
    if any(page.depends is None for page in found):
        return Rows(rows, None)
    depends = [page.depends for page in found if page.depends]
    return Rows(rows, {path: was for each in depends for path, was in each.items()})


def _kept_rows(name: str, shelf: Shelf, key: str, now: States) -> Rows | None:
    """The rows of a page, if all that they depend on is as it was."""
    kept = shelf.get((name,))
    if kept.get("key") != key or not now.are(kept["depends"]):
        return None
    return Rows(tuple(map(_from_json, kept["rows"])), kept["depends"])


def _rows_of_page(engine: Engine, path: Path, shelf: Shelf, key: str) -> Rows:
    """The rows of a page, made now."""
    root, name = engine.project.root, path.relative_to(engine.project.docs).as_posix()
    started = time.time()
    examples = engine.wholes(engine.project.page(path))
    if browser := browser_of(engine):
        browser.wait(examples)  # one of the lanes elsewhere
    found = [
        (each, engine.verify(each), list(engine.verified_elsewhere(each)))
        for each in examples
    ]
    rows = tuple(_row(name, *each) for each in found)
    depends = {path}.union(*(engine.depends_on(example) for example in examples))
    before = states(depends, root)
    beside = {p for p in depends if not p.is_relative_to(engine.store.folder)}
    if not all(engine.lasting(*each) for each in found) or not settled(beside, started):
        return Rows(rows, None)
    facts = [asdict(row) for row in rows]
    shelf.put((name,), {"key": key, "depends": before, "rows": facts})
    return Rows(rows, before)


def _row(page: str, example: Example, here: Verdict, elsewhere: list[Verdict]) -> Row:
    programs = [example.program]
    if isinstance(example, Notebook):
        programs = [cell.program for cell in example.cells]
    outputs = [block for program in programs for block in program.outputs]
    return Row(
        page=page,
        anchor="" if isinstance(example, Notebook) else example_id(example),
        program=snippet_path(example.file) if example.file else "",
        heading=example.heading,
        cells=len(example.cells) if isinstance(example, Notebook) else 0,
        code=_digest(example.program.code),
        record=_digest(json.dumps([_recorded(p) for p in programs])),
        loose=_looseness([*outputs, *example.program.raises]),
        only=_conditions(example.program),
        found=(_found(here, here=True), *(_found(v, here=False) for v in elsewhere)),
    )


def _found(verdict: Verdict, *, here: bool) -> Found:
    run = verdict.run
    seconds, containment = (run.seconds, run.containment) if run else (None, None)
    facts = verdict.kind.value, here, seconds, containment, verdict.missing
    return Found(verdict.lane, *facts)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _recorded(program: Program) -> list[list[Any]]:
    """All that a program is recorded to do, as plain data."""
    return [
        [_words(block.labels), sorted(block.labels.loose), block.text]
        for block in (*program.outputs, *program.raises)
    ]


def _words(labels: Labels) -> str:
    """The conditions of a block as they are written."""
    return ", ".join([*sorted(map(str, labels.versions)), *sorted(labels.places)])


def _conditions(program: Program) -> tuple[str, ...]:
    """The conditions of which one must hold for a program to run."""
    blocks = [*program.outputs, *program.raises]
    silent = not program.outputs and not any(b.labels.conditional for b in blocks)
    if silent or not all(block.labels.conditional for block in blocks):
        return ()
    return tuple(_words(block.labels) for block in blocks)


def _looseness(blocks: list[Recorded]) -> tuple[str, ...]:
    """The ways in which some output may differ from its record, in a fixed order."""
    used: set[str] = set().union(*(block.labels.loose for block in blocks))
    if any(uses_wildcard(block.text) for block in blocks):
        used.add(WILDCARD)
    return tuple(label for label in LOOSE if label in used)


def _from_json(facts: dict[str, Any]) -> Row:
    found = (
        Found(**{**f, "lane": Lane(**f["lane"]), "missing": tuple(f["missing"])})
        for f in facts["found"]
    )
    tuples = {name: tuple(facts[name]) for name in ("loose", "only")}
    return Row(**{**facts, **tuples, "found": tuple(found)})
