"""Begin a page, check it, mend how it is typed: ``python -m writing``.

``new`` begins a page, ``check`` looks at pages from all sides, ``prose`` at the prose
of all, ``fix`` types it as the rules want it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from paotong.engine import Engine
from paotong.glossary import read_glossary
from paotong.npm import NotFetchedError
from paotong.places import PAGES, find_root
from paotong.project import Project
from paotong.streams import say_all
from paotong.unwritten import MARK
from writing.changed import NoChangesError, changed_pages
from writing.check import check, check_prose
from writing.new_page import begin
from writing.terms import with_right_terms
from writing.typography import corrected, load_rules

# What is wrong with what was asked, or with what is there: the text says it all.
_WRONG = (NoChangesError, NotFetchedError, MkDocsException, OSError, ValueError)


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the exit code."""
    say_all(sys.stdout, sys.stderr)
    parser = argparse.ArgumentParser(prog="python -m writing", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    begun = commands.add_parser("new", help="begin a page")
    begun.add_argument("name", help="its chapter and name, such as language/slots")
    begun.add_argument("title", nargs="?", default="", help="its title")
    checked = commands.add_parser("check", help="check pages, from all sides")
    told = "default: those that differ from the main branch"
    checked.add_argument("pages", nargs="*", type=Path, help=told)
    commands.add_parser("prose", help="check the prose of all pages")
    commands.add_parser("fix", help="type all pages as the rules want it")
    asked = parser.parse_args(arguments)
    try:
        return _do(asked, Engine.at(find_root(Path.cwd())))
    except _WRONG as error:
        print(error, file=sys.stderr)
        return 2


def _do(asked: argparse.Namespace, engine: Engine) -> int:
    if asked.command == "new":
        return _begin(engine, asked.name, asked.title)
    if asked.command == "fix":
        return _fix(engine.project)
    if asked.command == "prose":
        return check_prose(engine)
    pages = _named(asked.pages, engine.project) or changed_pages(engine.project)
    if not pages:
        print("no page differs from the main branch")
        return 0
    return check(engine, pages)


def _begin(engine: Engine, name: str, title: str) -> int:
    """Begin a page; say which files are new, and what to do next."""
    for path in begin(engine, name, title):
        print(path.relative_to(engine.project.root).as_posix())
    print(f"Replace what is marked {MARK} and see: nox -s check -- docs/{name}.md")
    return 0


def _named(paths: list[Path], project: Project) -> list[Path]:
    """The pages that are named, as the project knows them.

    Raises:
        ValueError: one of them is no page.
    """
    known = set(project.page_paths())
    for path in paths:
        if path.resolve() not in known:
            kinds = " or ".join(PAGES)
            raise ValueError(f"{path} is no page: name a file {kinds} under docs/")
    return [path.resolve() for path in paths]


def _fix(project: Project) -> int:
    """Type all pages in Markdown as the rules and the glossary want it; say which."""
    load_rules(project.root)
    terms, _ = read_glossary(project.root)
    for page in project.pages():
        if page.path.suffix != ".md":
            continue
        if (text := corrected(with_right_terms(page.text, terms))) != page.text:
            page.path.write_text(text, "utf-8")
            print(f"{page.name}: typed anew")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
