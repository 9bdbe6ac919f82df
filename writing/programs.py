"""How the programs of pages are written: ruff, and codespell for all their words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from paotong.example import Example, Fault, Where
from paotong.places import NOTEBOOK
from paotong.project import Page
from paotong.script import modules_beside

_SPELLING = re.compile(r"(?P<path>.+?):(?P<line>\d+): (?P<message>.* ==> .*)")


def programs_of(page: Page, root: Path) -> list[str]:
    """The files with what a page runs, as paths from ``root``: snippets, notebooks."""
    if page.path.suffix == NOTEBOOK:
        return [page.name]
    shown = [e for e in page.examples if isinstance(e, Example) and e.file]
    files = {p for e in shown for p in [e.file, *modules_beside(e)] if p}
    return sorted(path.relative_to(root).as_posix() for path in files)


def style_faults(files: Sequence[str], root: Path) -> Iterator[Fault]:
    """What ``ruff check`` and ``ruff format`` find in files (paths from ``root``).

    Raises:
        RuntimeError: ruff itself failed.
    """
    if not files:
        return
    for words in (("check",), ("format", "--check")):
        said = _said(root, "ruff", *words, "--output-format", "json", *files)
        for each in json.loads(said):
            path = Path(each["filename"]).resolve().relative_to(root).as_posix()
            message = f"{each['code']}: {each['message']} (ruff)"
            yield Fault(Where(path, each["location"]["row"]), message)


def spelling_faults(files: Sequence[str], root: Path) -> Iterator[Fault]:
    """The English words in files that codespell knows as misspelt.

    Raises:
        RuntimeError: codespell itself failed.
    """
    for line in _said(root, "codespell_lib", *files, good=(0, 64, 65)).splitlines():
        if found := _SPELLING.fullmatch(line):
            message = f"spelling: {found['message']} (codespell)"
            yield Fault(Where(found["path"], int(found["line"])), message)


def _said(root: Path, module: str, *words: str, good: Sequence[int] = (0, 1)) -> str:
    """What a checker prints about the project at ``root``."""
    run = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if run.returncode not in good:
        raise RuntimeError(f"{module} failed: {(run.stderr or run.stdout).strip()}")
    return run.stdout
