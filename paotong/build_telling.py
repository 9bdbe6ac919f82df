"""What a build tells at its end: its warnings, as annotations and in a summary."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path

from paotong.actions import Silence, error_commands
from paotong.example import Fault, Where
from paotong.findings import Finding, What, found_wrong, place_in
from paotong.lane import current_lane
from paotong.report import Report
from paotong.summary import add_to_summary, summary, summary_file

_QUOTED = re.compile(r"'([^'\n]+)'")
_CONFIG = "mkdocs.yml"


class BuildTelling(logging.Handler):
    """Hears the warnings of a build within a workflow, and tells of them at its end."""

    def __init__(self, root: Path) -> None:
        super().__init__(logging.WARNING)
        self._root = root
        self._findings: list[Finding] = []
        self._summary = summary_file()
        self._silence = Silence(sys.stderr)  # where MkDocs writes its log
        logging.getLogger("mkdocs").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Note what was said, with its place as far as it is known."""
        told = (
            record.args[0] if isinstance(record.args, tuple) and record.args else None
        )
        if isinstance(told, Fault):
            told = found_wrong(told)
        if not isinstance(told, Finding):
            message = record.getMessage()
            where = place_in(message) or self._place(message)
            told = Finding(What.FAULT, where, where, message)
        self._findings.append(told)

    def end(self) -> None:
        """Write the summary and the annotations, after all that MkDocs said."""
        logging.getLogger("mkdocs").removeHandler(self)
        found = list(dict.fromkeys(self._findings))
        show(found, "mkdocs build", self._silence, self._summary)

    def _place(self, message: str) -> Where:
        """Where MkDocs' own warnings belong, which name a page and what it holds."""
        quoted = _QUOTED.findall(message)
        pages = [name for name in quoted if self._is_page(name)]
        path = f"docs/{pages[0]}" if pages else _CONFIG
        sought = [name for name in quoted if name not in pages[:1]]
        return Where(path, self._line(path, sought))

    def _is_page(self, name: str) -> bool:
        docs = (self._root / "docs").resolve()
        file = (docs / name).resolve()
        return file.is_relative_to(docs) and file.is_file()

    def _line(self, path: str, sought: list[str]) -> int:
        """The first line that holds the first of ``sought`` that is there, else 1."""
        try:
            lines = (self._root / path).read_text("utf-8").split("\n")
        except (OSError, ValueError):
            return 1
        numbered = list(enumerate(lines, 1))
        return next((n for s in sought for n, line in numbered if s in line), 1)


def show(
    found: list[Finding], command: str, silence: Silence, file: Path | None
) -> None:
    """Show what ``command`` found, in a summary and at its lines; ``silence`` ends."""
    if found:
        findings = tuple((finding, None) for finding in found)
        report = Report(current_lane(), frozenset(), findings)
        add_to_summary(summary([report]), file)
    silence.end(error_commands(found, command))
