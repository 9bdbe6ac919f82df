"""All checks of a page in one list: what a strict build, the tests and lint would say.

Seconds instead of minutes: of the site, only the pages that are checked are run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from paotong.actions import Silence, in_actions
from paotong.build_telling import show
from paotong.engine import Engine
from paotong.example import Fault
from paotong.findings import found_wrong
from paotong.glossary import read_glossary
from paotong.project import Page, Project
from paotong.summary import summary_file
from writing.examples import example_faults
from writing.links import Site, whole_site_faults
from writing.markdownlint import markdown_faults
from writing.programs import programs_of, spelling_faults, style_faults
from writing.terms import term_faults, unexplained
from writing.typography import load_rules, typing_faults


def check(engine: Engine, paths: Sequence[Path]) -> int:
    """Print what is wrong with pages; 1 if anything is, 0 if nothing."""
    project = engine.project
    pages = [project.page(path) for path in paths]
    programs = sorted({p for page in pages for p in programs_of(page, project.root)})
    names = [page.name for page in pages]
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(example_faults, names, project.root)
        site = Site(engine)
        faults = [fault for page in pages for fault in site.faults(page)]
        faults += whole_site_faults(engine)
        faults += style_faults(programs, project.root)
        faults += prose_faults(pages, project)
        faults += spelling_faults([*names, *programs], project.root)
        wrong, count = running.result()
    return tell([*wrong, *faults], f"{_counted(pages)}, {count}", "check")


def prose_faults(pages: Sequence[Page], project: Project) -> Iterator[Fault]:
    """What is wrong with the prose of pages: how it is typed, its terms, its Markdown.

    Raises:
        NotFetchedError: markdownlint is not there, and can't be fetched.
    """
    load_rules(project.root)
    terms, faults = read_glossary(project.root)
    yield from [*faults, *unexplained(project, terms)]
    for page in pages:
        yield from typing_faults(page)
        yield from term_faults(page, terms)
    yield from markdown_faults(pages, project.root)


def check_prose(engine: Engine) -> int:
    """Print what is wrong with the prose of all pages; 1 if anything is."""
    pages = list(engine.project.pages())
    faults = list(prose_faults(pages, engine.project))
    return tell(faults, _counted(pages), "lint -- prose")


def _counted(pages: Sequence[Page]) -> str:
    return pages[0].name if len(pages) == 1 else f"{len(pages)} pages"


def tell(faults: Sequence[Fault], looked_at: str, command: str) -> int:
    """Print each fault once, in the order of their places; 1 if there is any.

    In a workflow, ``command`` (of nox) is what found the annotations at their lines.
    """
    every = dict.fromkeys(faults)
    ordered = sorted(every, key=lambda f: (f.where.path, f.where.line, f.message))
    silence = Silence(sys.stdout) if in_actions() else None
    print(*ordered, f"{looked_at}: {len(every) or 'nothing'} to mend", sep="\n")
    if silence:
        found = [found_wrong(fault) for fault in ordered]
        show(found, f"nox -s {command}", silence, summary_file())
    return int(bool(every))
