"""Where things stand in a repository: its root, its pages, what is kept of builds."""

from __future__ import annotations

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


def page_paths(docs: Path) -> list[Path]:
    """The paths of all pages, in their order."""
    # An editor's lock beside a page may be a link that leads nowhere.
    found = (path for path in docs.rglob("*") if path.suffix in PAGES)
    return sorted(path for path in found if path.is_file())
