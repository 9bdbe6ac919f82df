"""Whether the Markdown of pages says what it seems to say: markdownlint, from npm."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from paotong.example import Fault
from paotong.node import find_node
from paotong.npm import NotFetchedError
from paotong.project import Page
from tests.npm import NODE, fetch
from writing.plain import without_boxes

RULES = ".markdownlint.yaml"
_PROGRAM = "markdownlint-cli2/markdownlint-cli2-bin.mjs"
_FOUND = re.compile(
    r"(?P<path>.+?\.md):(?P<line>\d+)(?::\d+)? (?:error |warning )?(?P<what>MD\d+.*)"
)


def markdown_faults(pages: Iterable[Page], root: Path) -> Iterator[Fault]:
    """What markdownlint finds in pages, by the rules of the project at ``root``.

    Raises:
        NotFetchedError: it is not there, and can't be fetched; or it failed.
    """
    program, node = fetch("markdownlint") / _PROGRAM, find_node(NODE) or find_node()
    assert node  # else nothing would have been fetched
    with tempfile.TemporaryDirectory() as folder:
        copied = {f"{n}.md": page for n, page in enumerate(pages)}
        for name, page in copied.items():
            (Path(folder) / name).write_text(without_boxes(page.text), "utf-8")
        command = [str(node.path), str(program), "--config", str(root / RULES), "*.md"]
        run = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    found = [f for f in map(_FOUND.fullmatch, run.stderr.splitlines()) if f]
    if run.returncode and not found:
        raise NotFetchedError(f"markdownlint failed: {run.stderr.strip()[-500:]}")
    for each in found:
        page = copied[each["path"]]
        yield Fault(page.place(int(each["line"])), f"{each['what']} (markdownlint)")
