"""What the store holds, how programs run, and what lets readers run them.

Of ``python -m paotong``, ``why``, ``prune`` and ``merge`` are about the store,
``ledger`` about what is verified, ``fidelity`` about warm processes, ``fetch`` and
``here`` about running programs in the browser, ``zensical`` about building with that,
``headers`` about hosting what was built, ``report`` and ``accept`` about what other
machines found.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from yaml import YAMLError

from paotong.actions import silent
from paotong.browser_lane import browser_of
from paotong.engine import Engine
from paotong.fidelity import compare
from paotong.here import here_lines
from paotong.hosting import add_headers_command, headers_command
from paotong.ledger_command import add_ledger_command, ledger_command
from paotong.merging import MergeError, merge
from paotong.npm import NotFetchedError
from paotong.places import find_root
from paotong.previewing import preview
from paotong.project import Page, Project
from paotong.pyodide_files import fetch_pyodide, required
from paotong.report_commands import REPORT_COMMANDS, add_report_commands, report_command
from paotong.store import LIMIT
from paotong.streams import say_all
from paotong.successor import FOLDER, make_successor
from paotong.successor_keys import Keys


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the exit code."""
    say_all(sys.stdout, sys.stderr)
    parser = argparse.ArgumentParser(prog="paotong", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    why = commands.add_parser("why", help="say which programs would run, and why")
    here = commands.add_parser("here", help="say which programs readers can run")
    for command in (why, here):
        command.add_argument("pages", nargs="*", type=Path, help="pages, or folders")
    commands.add_parser("fetch", help="fetch what readers need to run programs")
    prune = commands.add_parser("prune", help="remove the runs used least recently")
    what = "how many megabytes may stay (%(default)s)"
    prune.add_argument("--megabytes", type=int, default=LIMIT // 10**6, help=what)
    merging = commands.add_parser("merge", help="take in what other machines ran")
    merging.add_argument("folders", nargs="+", type=Path, help="copies of .paotong/")
    told = "run programs in warm and in fresh processes, and say what differs"
    fidelity = commands.add_parser("fidelity", help=told)
    fidelity.add_argument("pages", nargs="*", type=Path, help="pages, or folders")
    told = "make what Zensical builds the site from"
    zensical = commands.add_parser("zensical", help=told)
    told = "and let it serve there, as 127.0.0.1:8000; what is saved shows"
    zensical.add_argument("--serve", metavar="ADDRESS", help=told)
    add_ledger_command(commands)
    add_headers_command(commands)
    add_report_commands(commands)
    asked = parser.parse_args(arguments)
    if asked.command == "headers":
        return headers_command(asked)
    engine = Engine.at(find_root(Path.cwd()))
    if asked.command in _WITHOUT_PAGES:
        return _WITHOUT_PAGES[asked.command](engine, asked)
    try:
        paths = _paths(asked.pages, engine.project)
    except LookupError as error:
        parser.error(str(error))
    pages = [engine.project.page(path) for path in paths]
    return _OF_PAGES[asked.command](engine, pages)


def _why(engine: Engine, pages: list[Page]) -> int:
    """A line for each program that would run."""
    reasons = [line for page in pages for line in _reasons(engine, page)]
    print("\n".join(reasons) or "nothing would run")
    return 0


def _paths(named: Iterable[Path], project: Project) -> list[Path]:
    """The pages of these names and those in folders of these names; all, if none is.

    Raises:
        LookupError: it is no page, nor a folder with pages; the message says so.
    """
    there = project.page_paths()
    found: list[Path] = []
    for name in named:
        path = name.resolve()
        pages = [page for page in there if page.is_relative_to(path)]
        if not pages:
            what = "no page, nor a folder with pages; name one as docs/runtime/gc.md"
            raise LookupError(f"{name}: {what}")
        found += pages
    return list(dict.fromkeys(found)) or there


def _merge(engine: Engine, asked: argparse.Namespace) -> int:
    """Take in what other machines ran; 1 if that is not there."""
    try:
        count = merge(engine.store, asked.folders)
        print(f"{count} runs were not here yet, and are now")
    except MergeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _compare(engine: Engine, pages: list[Page]) -> int:
    """Print how every example runs; 1 if one of them differs from a fresh process."""
    examples = [example for page in pages for example in engine.wholes(page)]
    found = []
    for comparison in compare(engine, list(dict.fromkeys(examples))):
        print(comparison, flush=True)
        found.append(comparison)
    wrong = sum(not comparison.good for comparison in found)
    print(f"{len(found)} examples, {wrong} differ")
    return int(wrong > 0)


def _prune(engine: Engine, asked: argparse.Namespace) -> int:
    """Remove what was used least recently."""
    print(f"removed {engine.store.prune(asked.megabytes * 10**6)} files")
    return 0


def _zensical(engine: Engine, asked: argparse.Namespace) -> int:
    """Make what Zensical builds from, and print its configuration or let it serve."""
    try:
        if asked.serve:
            return preview(engine, asked.serve)
        print(make_successor(Keys(engine), engine.project.root / FOLDER))
    except (ValueError, YAMLError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # how a preview ends
        return 130
    return 0


def _fetch(engine: Engine, _asked: argparse.Namespace) -> int:
    """Fetch Pyodide; what can't be fetched is only wrong where it is required."""
    try:
        fetch_pyodide(engine.project.root)
    except NotFetchedError as error:
        print(
            f"{error}\nWithout it, pages have no buttons to run programs.",
            file=sys.stderr,
        )
        return int(required())
    return 0


def _here(engine: Engine, pages: list[Page]) -> int:
    """A line for each program, and how many of them readers can run."""
    browser = browser_of(engine)
    if browser is None:
        print("Pyodide is not there: python -m paotong fetch", file=sys.stderr)
        return 1
    lines = list(here_lines(browser, pages))
    able = sum(line.endswith(": 运行") for line in lines)
    print("\n".join(lines), f"{able} of {len(lines)} programs have a button", sep="\n")
    return 0


def _reasons(engine: Engine, page: Page) -> list[str]:
    """A line for each example of a page that would run, or can't."""
    found = {example: engine.why_run(example) for example in engine.wholes(page)}
    return [f"{example.where}: {reason}" for example, reason in found.items() if reason]


_OF_PAGES = {"fidelity": _compare, "here": _here, "why": _why}
_WITHOUT_PAGES = {
    "fetch": _fetch,
    "ledger": ledger_command,
    "merge": _merge,
    "prune": _prune,
    "zensical": _zensical,
    **dict.fromkeys(REPORT_COMMANDS, report_command),
}


if __name__ == "__main__":
    with silent(sys.stdout):
        sys.exit(main(sys.argv[1:]))
