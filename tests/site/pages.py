"""The pages of the site by their addresses, and the windows that tests look through."""

from __future__ import annotations

from pathlib import Path

_DOCS = Path(__file__).parents[2] / "docs"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}


def _address(source: Path) -> str:
    name = source.relative_to(_DOCS).with_suffix("").as_posix()
    return f"{name}/".removesuffix("index/")


_SOURCES = [path for kind in ("md", "ipynb") for path in _DOCS.rglob(f"*.{kind}")]
# Also the page that is shown for addresses which lead nowhere.
PAGES = [*sorted(map(_address, _SOURCES)), "404.html"]
