"""What the store holds, how programs run, and what lets readers run them.

Of ``python -m paotong``, ``why`` and ``prune`` are about the store, ``ledger`` about
what is verified, ``fidelity`` about warm processes, ``fetch`` and ``here`` about
running programs in the browser, ``report`` and ``accept`` about what other machines
found.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from paotong.actions import silent
from paotong.browser_lane import browser_of
from paotong.engine import Engine
from paotong.fidelity import compare
from paotong.here import here_lines
from paotong.ledger_command import add_ledger_command, ledger_command
from paotong.npm import NotFetchedError
from paotong.places import find_root
from paotong.project import Page, Project
from paotong.pyodide_files import fetch_pyodide, required
from paotong.report_commands import REPORT_COMMANDS, add_report_commands, report_command
from paotong.store import LIMIT


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the exit code."""
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
    told = "run programs in warm and in fresh processes, and say what differs"
    fidelity = commands.add_parser("fidelity", help=told)
    fidelity.add_argument("pages", nargs="*", type=Path, help="pages, or folders")
    add_ledger_command(commands)
    add_report_commands(commands)
    asked = parser.parse_args(arguments)
    engine = Engine.at(find_root(Path.cwd()))
    if asked.command == "prune":
        print(f"removed {engine.store.prune(asked.megabytes * 10**6)} files")
        return 0
    if asked.command == "fetch":
        return _fetch(engine.project.root)
    if asked.command in ("ledger", *REPORT_COMMANDS):
        ledger = asked.command == "ledger"
        return (ledger_command if ledger else report_command)(engine, asked)
    try:
        paths = _paths(asked.pages, engine.project)
    except LookupError as error:
        parser.error(str(error))
    pages = [engine.project.page(path) for path in paths]
    if asked.command == "fidelity":
        return _compare(engine, pages)
    if asked.command == "here":
        return _here(engine, pages)
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


def _fetch(root: Path) -> int:
    """Fetch Pyodide; what can't be fetched is only wrong where it is required."""
    try:
        fetch_pyodide(root)
    except NotFetchedError as error:
        print(
            f"{error}\nWithout it, pages have no buttons to run programs.",
            file=sys.stderr,
        )
        return int(required())
    return 0


def _here(engine: Engine, pages: Iterable[Page]) -> int:
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


if __name__ == "__main__":
    with silent(sys.stdout):
        sys.exit(main(sys.argv[1:]))
