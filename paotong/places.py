"""Where things stand in a repository: its root, its pages, what is kept of builds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

NOTEBOOK = ".ipynb"
PAGES = (".md", NOTEBOOK)
STORE = ".paotong"


def find_root(start: Path) -> Path:
    """The nearest folder at or above ``start`` that holds mkdocs.yml.

    Raises:
        FileNotFoundError: there is none.
    """
    for folder in [start.resolve(), *start.resolve().parents]:
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise FileNotFoundError(f"no mkdocs.yml in {start} or above it")


def page_paths(docs: Path) -> Iterator[Path]:
    """The paths of all pages, in their order, looked for as they are asked for."""
    try:
        entries = sorted(os.scandir(docs), key=os.path.normcase)
    except OSError:  # gone, or closed to us
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from page_paths(Path(entry))
        # An editor's lock beside a page may be a link that leads nowhere.
        elif os.path.splitext(entry)[1] in PAGES and entry.is_file():
            yield Path(entry)
