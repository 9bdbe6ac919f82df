"""Where the links of a page lead, and all else that a strict build would say of it.

Pages are rendered as MkDocs renders them, their programs only shown and not run: the
page that is checked, and those whose headings and examples it links to.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as SitePage

from paotong.engine import Engine
from paotong.example import Fault
from paotong.project import Page
from paotong.published import published_names
from paotong.rendering import page_told
from paotong.shown import names_shown
from paotong.site_facts import SiteFacts
from paotong.survey import Survey
from writing.examples import placed_fault

_LINK = re.compile(r"link '(?P<target>[^']*)'")


class _Heard(logging.Handler):
    """Keeps what is said of level warning and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What MkDocs and the engine say inside, which nobody else is told."""
    logger, handler = logging.getLogger("mkdocs"), _Heard()
    before, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield handler.said
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


class Site:
    """The pages of an engine's project as MkDocs knows them."""

    def __init__(self, engine: Engine) -> None:
        root = engine.project.root
        self.engine = engine
        with _heard() as self._said:
            self.config = load_config(str(root / "mkdocs.yml"))
            self.config.plugins.on_startup(command="build", dirty=False)
            self.config = self.config.plugins.on_config(self.config)
            self.files = self._files()
            get_navigation(self.files, self.config)
        self._rendered: dict[str, list[str]] = {}

    def _files(self) -> Files:
        files, survey = get_files(self.config), Survey(self.engine)
        facts = SiteFacts(self.config.site_name, "", self.config.site_url or "", True)
        for name in published_names(survey, facts):
            files.append(File.generated(self.config, name, content=""))
        if notebooks := self.config.plugins.get("mkdocs-jupyter"):
            files = notebooks.on_files(files, config=self.config)
        set_exclusions(files, self.config)
        return files

    def faults(self, page: Page) -> list[Fault]:
        """What is wrong with a page and its links, each fault once."""
        name = page.path.relative_to(self.engine.project.docs).as_posix()
        file = self.files.get_file_from_path(name)
        if file is None or file.page is None:
            return [Fault(page.place(1), _NO_PAGE)]
        said = [*self._render(file), *self._dead_anchors(file.page)]
        faults = [_fault(message, page) for message in dict.fromkeys(said)]
        if any(f"\n  - {name}" in f"{each}\n" for each in self._said):
            faults.append(Fault(page.place(1), _NOT_IN_NAV))
        return faults

    def _render(self, file: File) -> list[str]:
        """Render a page once; what was said of it."""
        if file.src_uri not in self._rendered:
            shown = file.page
            assert shown
            path = Path(file.abs_src_path or "").resolve()
            with _heard() as said, page_told(path, runs=False):
                shown.read_source(self.config)
                SitePage.render(shown, self.config, self.files)
            anchors = shown.present_anchor_ids
            if anchors is not None:
                anchors |= names_shown(shown.content or "")
            self._rendered[file.src_uri] = said
        return self._rendered[file.src_uri]

    def _dead_anchors(self, page: SitePage) -> list[str]:
        for target in page.links_to_anchors or {}:
            self._render(target)
        with _heard() as said:
            page.validate_anchor_links(files=self.files, log_level=logging.WARNING)
        return said


def whole_site_faults(engine: Engine) -> list[Fault]:
    """What is wrong with front matters, between pages, and with programs not shown."""
    return [*engine.project.faults(), *Survey(engine).faults]


def _fault(message: str, page: Page) -> Fault:
    """What was said, with its place in the page."""
    if placed := placed_fault(message):
        return placed
    link = _LINK.search(message)
    at = page.text.find(f"({link['target']}") if link else 0
    return Fault(page.place(page.text.count("\n", 0, max(at, 0)) + 1), message)


_NO_PAGE = "MkDocs does not know this page; is it in exclude_docs of mkdocs.yml?"
_NOT_IN_NAV = "this page is not in the nav of mkdocs.yml; add it there"
