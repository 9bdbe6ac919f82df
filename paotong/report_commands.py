"""The commands ``report`` and ``accept --from``: what other machines found."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from paotong.accept_reported import accept_reported
from paotong.engine import Engine
from paotong.report import ReportError
from paotong.reports import read_reports
from paotong.summary import add_to_summary, summary, summary_file

REPORT_COMMANDS = ("accept", "report")


def add_report_commands(commands: Any) -> None:
    """Add both to the subparsers of ``python -m paotong``."""
    told = "say in one table what the reports of several lanes found wrong"
    report = commands.add_parser("report", help=told)
    what = "folders or ZIP files with reports"
    report.add_argument("reports", nargs="+", type=Path, help=what)
    told = "record what programs printed on other machines, out of their reports"
    accept = commands.add_parser("accept", help=told)
    accept.add_argument(
        "--from",
        dest="reports",
        action="append",
        required=True,
        type=Path,
        help="a folder or a ZIP file with reports; may be given several times",
    )
    accept.add_argument("pages", nargs="*", type=Path, help="default: all pages")


def report_command(engine: Engine, asked: argparse.Namespace) -> int:
    """Do what was asked; 1 if a report can't be read, or an output is refused."""
    try:
        return _accept(engine, asked) if asked.command == "accept" else _report(asked)
    except ReportError as error:
        print(f"{error}\nnothing written", file=sys.stderr)
        return 1


def _report(asked: argparse.Namespace) -> int:
    """Print the table, or within a workflow add it to the summary of its step."""
    text, file = summary(read_reports(asked.reports)), summary_file()
    add_to_summary(text, file)
    if file is None:
        print(text, end="")
    return 0


def _accept(engine: Engine, asked: argparse.Namespace) -> int:
    root = engine.project.root
    pages = [_name(page, root) for page in asked.pages]
    answers = accept_reported(engine, asked.reports, pages)
    for why in answers.refused:
        print(why)
    print(answers.acceptance.summary())
    if answers.refused:
        print(f"{len(answers.refused)} could not be accepted: see above")
    return int(bool(answers.refused) or not answers.acceptance.complete)


def _name(page: Path, root: Path) -> str:
    """A page as reports name it."""
    page = page.resolve()
    inside = page.is_relative_to(root)
    return page.relative_to(root).as_posix() if inside else page.as_posix()
