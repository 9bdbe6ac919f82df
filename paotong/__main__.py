"""``python -m paotong why`` and ``prune``: what the store holds, and less of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from paotong.engine import Engine
from paotong.project import Page, find_root
from paotong.store import LIMIT


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the exit code."""
    parser = argparse.ArgumentParser(prog="paotong", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    why = commands.add_parser("why", help="say which programs would run, and why")
    why.add_argument("pages", nargs="*", type=Path, help="pages (default: all)")
    prune = commands.add_parser("prune", help="remove the runs used least recently")
    what = "how many megabytes may stay (%(default)s)"
    prune.add_argument("--megabytes", type=int, default=LIMIT // 10**6, help=what)
    asked = parser.parse_args(arguments)
    engine = Engine.at(find_root(Path.cwd()))
    if asked.command == "prune":
        print(f"removed {engine.store.prune(asked.megabytes * 10**6)} files")
        return 0
    named = [engine.project.page(page.resolve()) for page in asked.pages]
    pages = named or engine.project.pages()
    reasons = [line for page in pages for line in _reasons(engine, page)]
    print("\n".join(reasons) or "nothing would run")
    return 0


def _reasons(engine: Engine, page: Page) -> list[str]:
    """A line for each example of a page that would run, or can't."""
    found = {example: engine.why_run(example) for example in engine.wholes(page)}
    return [f"{example.where}: {reason}" for example, reason in found.items() if reason]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
