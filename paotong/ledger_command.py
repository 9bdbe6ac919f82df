"""``python -m paotong ledger``: what it comes to, freezing a release, writing files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from paotong.engine import Engine
from paotong.ledger import Ledger
from paotong.ledger_difference import difference
from paotong.published import published, published_names
from paotong.releases import ReleaseError, freeze, project_version
from paotong.site_facts import read_site_facts
from paotong.survey import Survey


def add_ledger_command(commands: Any) -> None:
    """Let a command line have the command ``ledger``."""
    command = commands.add_parser("ledger", help="say how much is verified")
    command.add_argument(
        "--freeze",
        metavar="VERSION",
        nargs="?",
        const="",
        help="write the ledger of a release (default: that of pyproject.toml)",
    )
    command.add_argument(
        "--difference",
        metavar=("EARLIER", "MARKDOWN"),
        nargs=2,
        type=Path,
        help="write what differs from a ledger.json, or from the newest in releases/",
    )
    command.add_argument(
        "--write",
        metavar="SITE",
        type=Path,
        help="write ledger.json, badge.svg and feed.xml into a site that was built",
    )


def ledger_command(engine: Engine, asked: argparse.Namespace) -> int:
    """Run what is missing, then do what the command line asks; the exit code."""
    pages = list(engine.project.pages())
    engine.run_ahead((e, "random") for page in pages for e in engine.wholes(page))
    try:
        survey = Survey(engine)
        print(_said(survey.ledger))
        if asked.difference:
            earlier, file = asked.difference
            file.write_text(difference(survey.ledger, earlier), "utf-8")
            print(f"{file}: written")
        if asked.write:
            _write(survey, asked.write)
        if asked.freeze is not None:
            version = asked.freeze or project_version(engine.project.root)
            path = freeze(engine.project.root, survey.ledger, version)
            print(f"{path.relative_to(engine.project.root)}: commit this file")
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        engine.ahead.stop()
    return 0


def _said(ledger: Ledger) -> str:
    totals = ledger.totals
    lines = [f"{totals['verified']} of {totals['examples']} examples are verified"]
    lines += [f"  on {name}: {count}" for name, count in ledger.verified_on.items()]
    lines.append(f"{totals['loose']} match loosely in some way")
    return "\n".join(lines)


def _write(survey: Survey, folder: Path) -> None:
    """Write the files beside the pages, where the builder is not MkDocs."""
    site = read_site_facts(survey.engine.project.root)
    for name in published_names(survey, site):
        (folder / name).write_text(published(survey, site, name), "utf-8")
        print(f"{folder / name}: written")
