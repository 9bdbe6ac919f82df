"""What stands beside the pages of a build; it loads nothing of the engine by itself.

Files are plain data that can be kept with a page; they are written at the end of a
build, when it is known under which address the site will stand.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from paotong.places import NOTEBOOK

# Stands for the address of the site, which the same page may have several of.
SITE = "paotong-site:/"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the date of everything in an archive
_log = logging.getLogger("mkdocs.plugins.paotong")

Contents = dict[str, dict[str, Any]]


def notebook_name(page: Page) -> str:
    """The file name of a page as a notebook."""
    name = page.file.name
    folder = PurePosixPath(page.file.src_uri).parent.name
    return f"{folder if name == 'index' and folder else name}.ipynb"


@dataclass
class Beside:
    """What is written beside the pages of one build, by the pages' sources."""

    contents: dict[str, Contents] = field(default_factory=dict)
    _folders: dict[str, Path] = field(default_factory=dict)

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render a page as MkDocs does, and note what is to stand beside it."""
        from paotong.page_files import files_of  # noqa: PLC0415 # loads the engine
        from paotong.rendering import page_told  # noqa: PLC0415

        with page_told(Path(page.file.abs_src_path or "").resolve()) as renderings:
            Page.render(page, config, files)
        self.put(page, files_of(page, renderings, files))

    def notebook(self, page: Page) -> str:
        """The name of the notebook beside a page: its own, or one made of it; or none.

        A page that is a notebook stands beside itself.
        """
        if page.file.src_uri.endswith(NOTEBOOK):
            return page.file.src_uri.rpartition("/")[2]
        name = notebook_name(page)
        return name * (name in self.contents.get(page.file.src_uri, ()))

    def put(self, page: Page, contents: Contents) -> None:
        """Let ``contents`` stand beside ``page``."""
        self.contents[page.file.src_uri] = contents
        self._folders[page.file.src_uri] = Path(page.file.abs_dest_path).parent

    def write(self, site_url: str | None) -> None:
        """Write it all; ``site_url`` is the address of the site."""
        written: dict[Path, tuple[str, bytes]] = {}
        for page, contents in self.contents.items():
            self._folders[page].mkdir(parents=True, exist_ok=True)
            for name, content in contents.items():
                path, made = self._folders[page] / name, _bytes(content, site_url)
                first, same = written.setdefault(path, (page, made))
                if made != same:
                    _log.warning("docs/%s: %s %s", page, name, _TAKEN.format(first))
                path.write_bytes(made)


_TAKEN = (
    "stands beside this page, and another file of that name beside docs/{}, in the "
    "same folder; rename one of the programs, or use directories for pages"
)


def _bytes(content: dict[str, Any], site_url: str | None) -> bytes:
    if "archive" in content:
        return _archive(content["archive"])
    if "base64" in content:
        return base64.b64decode(content["base64"])
    text = content.get("text")
    if text is None:
        text = json.dumps(content["notebook"], ensure_ascii=False, indent=1) + "\n"
        text = text.replace(SITE, site_url or "/")
    return str(text).encode("utf-8", "surrogatepass")


def _archive(files: dict[str, str]) -> bytes:
    """A ZIP file that is the same for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), text.encode())
    return made.getvalue()
