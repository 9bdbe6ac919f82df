"""What stands beside the pages of a build; it loads nothing of the engine by itself.

Files are plain data that can be kept with a page; they are written at the end of a
build, when it is known under which address the site will stand.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import os
import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from paotong.fingerprint import digest
from paotong.places import NOTEBOOK
from paotong.stamps import Stamp, stamps_of

# Stands for the address of the site, which the same page may have several of.
SITE = "paotong-site:/"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the date of everything in an archive
_log = logging.getLogger("mkdocs.plugins.paotong")

# Files by their names; each has one entry, which is "text", "of_site" or "base64".
Contents = dict[str, dict[str, str]]
# What was written, by its path: a digest of what, and the stamp of the file since.
Written = dict[str, tuple[str, Stamp | None]]


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

    def write(self, site_url: str | None, before: Written) -> Written:
        """Write it all; ``site_url`` is the address of the site.

        Where the site still stands, what was written ``before`` and is the same now is
        left as it is. Returns what was written this time, or left.
        """
        written: Written = {}
        for path, (_, content) in self._wanted(site_url).items():
            made = digest(site_url, *content, *content.values())
            if before.get(path) != (made, _stamp(path)):
                os.makedirs(os.path.dirname(path), exist_ok=True)
                if os.path.isdir(path) and not self._is_above_a_page(path):
                    shutil.rmtree(path)  # a page's, when the site was built before
                Path(path).write_bytes(_bytes(content, site_url))
            written[path] = made, _stamp(path)
        return written

    def _is_above_a_page(self, folder: str) -> bool:
        pages = (str(page) for page in self._folders.values())
        return any(page == folder or page.startswith(folder + os.sep) for page in pages)

    def _wanted(self, site_url: str | None) -> dict[str, tuple[str, dict[str, str]]]:
        """What is to be written, by its path, with the page that asks for it."""
        wanted: dict[str, tuple[str, dict[str, str]]] = {}
        for page, contents in self.contents.items():
            for name, content in contents.items():
                path = str(self._folders[page] / name)
                first, other = wanted.get(path, (page, content))
                both = other, content
                if other != content and len({_bytes(c, site_url) for c in both}) > 1:
                    _log.warning("docs/%s: %s %s", page, name, _TAKEN.format(first))
                wanted[path] = first, content
        return wanted


_TAKEN = (
    "stands beside this page, and another file of that name beside docs/{}, in the "
    "same folder; rename one of the programs, or use directories for pages"
)


def of_notebook(notebook: dict[str, Any]) -> dict[str, str]:
    """A notebook as the content of a file; it may name the site."""
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    return {"of_site": text}


def of_bytes(content: bytes) -> dict[str, str]:
    """Any bytes as the content of a file."""
    return {"base64": base64.b64encode(content).decode()}


def of_files(files: dict[str, str]) -> dict[str, str]:
    """A ZIP file that is the same for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), text.encode())
    return of_bytes(made.getvalue())


def _stamp(path: str) -> Stamp | None:
    return next(iter(stamps_of([path])), None)


def _bytes(content: dict[str, str], site_url: str | None) -> bytes:
    if "base64" in content:
        return base64.b64decode(content["base64"])
    text = content.get("text")
    if text is None:
        text = content["of_site"].replace(SITE, site_url or "/")
    return text.encode("utf-8", "surrogatepass")
