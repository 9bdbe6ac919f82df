"""The examples of pages, verified by the same pytest as everywhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from paotong.example import Fault, Where

_PLACED = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+): (?P<message>.*)", re.DOTALL)
_COLLECTED = (0, 1, 5)  # all good, some failed, none there


def example_faults(pages: Sequence[str], root: Path) -> tuple[list[Fault], str]:
    """What pytest finds in pages (paths from ``root``), and how many examples it saw.

    Raises:
        RuntimeError: pytest itself failed; holds what it said.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ["--markdown-docs", "-p", "no:cacheprovider", f"--junitxml={report}"]
        command = [sys.executable, "-m", "pytest", "--quiet", *options, *pages]
        run = subprocess.run(
            command,
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if run.returncode not in _COLLECTED:
            raise RuntimeError(f"pytest failed: {(run.stdout + run.stderr)[-2000:]}")
        cases = list(ElementTree.parse(report).iter("testcase"))
    failed = (case.find(kind) for case in cases for kind in ("failure", "error"))
    wrong = [element for element in failed if element is not None]
    skipped = sum(case.find("skipped") is not None for case in cases)
    count = f"{len(cases)} examples" + f", {skipped} not run here" * bool(skipped)
    return [_fault(each.text or "", pages[0]) for each in wrong], count


def _fault(text: str, page: str) -> Fault:
    return placed_fault(text.strip()) or Fault(Where(page, 1), text.strip())


def placed_fault(text: str) -> Fault | None:
    """The fault that a text tells of whose start names its place, if it does."""
    found = _PLACED.fullmatch(text)
    if found is None:
        return None
    return Fault(Where(found["path"], int(found["line"])), found["message"])
