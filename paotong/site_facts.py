"""What the site is called and where its pages are, as mkdocs.yml says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urljoin

import yaml


@dataclass(frozen=True)
class SiteFacts:
    """The name and the address of a site, and whether each page is a folder there."""

    name: str
    description: str = ""
    url: str = ""
    directory_urls: bool = True

    def path(self, page: str, anchor: str = "") -> str:
        """The address of a page (its path under docs/) from the root of the site."""
        folder, _, name = page.rpartition("/")
        stem = name.rpartition(".")[0]
        parent = f"{folder}/" if folder else ""
        if not self.directory_urls:
            address = f"{parent}{stem}.html"
        else:
            address = parent if stem in ("index", "README") else f"{parent}{stem}/"
        return quote(address) + (f"#{quote(anchor)}" if anchor else "")

    def address(self, path: str) -> str:
        """The whole address of a path from the root of the site."""
        root = self.url if self.url.endswith("/") else f"{self.url}/"
        return urljoin(root, path)


class _Loader(yaml.SafeLoader):
    """Reads a configuration without the objects of Python that it names."""


_Loader.add_multi_constructor("", lambda *_: None)


def read_site_facts(root: Path) -> SiteFacts:
    """The facts that the mkdocs.yml of the project at ``root`` states."""
    facts = yaml.load((root / "mkdocs.yml").read_text("utf-8"), _Loader)
    return SiteFacts(
        name=str(facts.get("site_name") or ""),
        description=str(facts.get("site_description") or ""),
        url=str(facts.get("site_url") or ""),
        directory_urls=bool(facts.get("use_directory_urls", True)),
    )
