"""What the engine writes into the pages of a site and beside them, made now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from paotong.engine import engine_of
from paotong.generated import into_page
from paotong.glossary import GLOSSARY
from paotong.kept import states
from paotong.outlines import shown_on
from paotong.published import published, published_names
from paotong.releases import FOLDER
from paotong.site_facts import SiteFacts
from paotong.survey import Survey, survey_of


def into(root: Path, page: str) -> str:
    """A digest of what is written into ``page``, a path under docs/."""
    return into_page(_survey(root), page)


def faultless(root: Path) -> bool:
    """Whether nothing is wrong with front matters, and between the pages."""
    return not _survey(root).faults


def names(root: Path, site: SiteFacts) -> list[str]:
    """The names of the files that stand beside the pages."""
    return published_names(_survey(root), site)


def write(
    root: Path, site: SiteFacts
) -> tuple[dict[str, Any], dict[str, str | None] | None]:
    """All that is written, as plain data, and the states of the files behind it.

    None in their place: something is wrong, and shall be looked at again.
    """
    survey = _survey(root)
    digests = {page: into_page(survey, page) for page in survey.outlines}
    made = {
        "pages": {page: digest for page, digest in digests.items() if digest},
        "files": {n: published(survey, site, n) for n in published_names(survey, site)},
    }
    return made, None if survey.faults else _depends_on(survey)


def _survey(root: Path) -> Survey:
    return survey_of(engine_of(root))


def _depends_on(survey: Survey) -> dict[str, str | None] | None:
    """The states of all files that a survey shows, None if they are not certain."""
    project = survey.engine.project
    folders = {p for p in project.docs.rglob("*") if p.is_dir()} | {project.docs}
    releases = {project.root / FOLDER, *(project.root / FOLDER).glob("*.json")}
    shown = {p for o in survey.outlines.values() for p in shown_on(project, o)}
    pages = [*project.page_paths(), project.root / GLOSSARY]
    found = states({*folders, *releases, *shown, *pages}, project.root)
    if not survey.shows("ledger"):
        return found
    runs = survey.rows.depends
    return None if runs is None else found | runs
