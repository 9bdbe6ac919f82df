"""Outlines: what other pages show of a page, read again only when it changes."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from paotong.example import Example, Fault, Where
from paotong.fingerprint import engine_digest
from paotong.front_matter import Named, read_front_matter
from paotong.includes import INCLUDE_LINE
from paotong.kept import Shelf, States, settled, states
from paotong.misconceptions import Misconception, find_misconceptions
from paotong.names import example_id
from paotong.parts import find_parts, unknown_parts
from paotong.project import Page, Project
from paotong.unwritten import unwritten

_SLOT = ("outlines",)
Outlines = dict[str, "Outline"]


@dataclass(frozen=True)
class Outline:
    """What there is to know of a page without rendering it.

    ``page`` is its path under docs/; ``prerequisites`` is None where it is no lesson;
    ``examples`` are the names of its examples, ``includes`` the files of snippets/
    that it shows, ``parts`` the names of what the engine puts into it; ``faults`` is
    what is wrong with all these.
    """

    page: str
    title: str
    description: str = ""
    prerequisites: tuple[Named, ...] | None = None
    examples: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    parts: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def lesson(self) -> bool:
        """Whether it has a place on the concept map: it names prerequisites."""
        return self.prerequisites is not None

    @property
    def chapter(self) -> str:
        """The folder that it stands in, empty for pages directly under docs/."""
        return self.page.rpartition("/")[0]


def read_outlines(project: Project, shelf: Shelf) -> Outlines:
    """The outlines of all pages by their paths under docs/, in the order of these.

    Those of pages that have not changed come from ``shelf``.
    """
    kept, around = shelf.get(_SLOT), engine_digest()
    known = kept.get("pages", {}) if kept.get("around") == around else {}
    slots: dict[str, Any] = {}
    current = States(project.root)
    for path in project.page_paths():
        name = path.relative_to(project.docs).as_posix()
        slot = known.get(name)
        if slot is None or not current.are(slot["depends"]):
            slot = _slot_of(project, path)
        slots[name] = slot
    if slots != known:
        shelf.put(_SLOT, {"around": around, "pages": slots})
    return {name: _from_json(slot["outline"]) for name, slot in slots.items()}


def _slot_of(project: Project, path: Path) -> dict[str, Any]:
    """The outline of a page, and the states of the files that decide about it."""
    started, outline = time.time(), outline_of(project, path)
    paths = {path, *shown_on(project, outline)}
    depends = states(paths, project.root)
    if not settled(paths, started):
        depends = {".": None}  # which is never so
    return {"depends": depends, "outline": asdict(outline)}


def shown_on(project: Project, outline: Outline) -> set[Path]:
    """The files that a page shows: without its program, an example is none."""
    return {project.snippets / name for name in outline.includes}


def outline_of(project: Project, path: Path) -> Outline:
    """The outline of the page at ``path``, as it is now."""
    page = project.page(path)
    facts = read_front_matter(page)
    found, faults = find_misconceptions(page)
    parts = find_parts(page.text)
    return Outline(
        page=path.relative_to(project.docs).as_posix(),
        title=facts.title or path.stem,
        description=facts.description,
        prerequisites=facts.prerequisites,
        examples=tuple(example_id(e) for e in _examples(page)),
        includes=tuple(dict.fromkeys(INCLUDE_LINE.findall(page.text))),
        misconceptions=tuple(found),
        parts=tuple(part.name for part in parts),
        faults=(
            *facts.faults,
            *faults,
            *unknown_parts(parts, page),
            *unwritten(page),
        ),
    )


def _examples(page: Page) -> list[Example]:
    return [example for example in page.examples if isinstance(example, Example)]


def _from_json(facts: dict[str, Any]) -> Outline:
    named = facts["prerequisites"]
    return Outline(
        **{
            **facts,
            "prerequisites": None
            if named is None
            else tuple(Named(n["page"], Where(**n["where"])) for n in named),
            "examples": tuple(facts["examples"]),
            "includes": tuple(facts["includes"]),
            "parts": tuple(facts["parts"]),
            "misconceptions": tuple(
                Misconception(**{**m, "where": Where(**m["where"])})
                for m in facts["misconceptions"]
            ),
            "faults": tuple(
                Fault(Where(**f["where"]), f["message"]) for f in facts["faults"]
            ),
        }
    )
