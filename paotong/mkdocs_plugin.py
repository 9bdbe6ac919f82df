"""What only MkDocs can do: run ahead of the pages, make notebooks pages as well.

The plugin mkdocs-jupyter recognises them and offers them for download; nbconvert's HTML
(half a megabyte of styles, no search, no formulas, headings without ids) is replaced by
their Markdown, which then goes the way of every page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from paotong.engine import Engine, engine_of
from paotong.project import NOTEBOOK, Project

_VERBATIM_OR_INDENTED = re.compile(
    r"(?P<verbatim><(?P<tag>pre|script|style|textarea)\b.*?</(?P=tag)>)|\n\s+",
    re.DOTALL,
)


class PaotongPlugin(BasePlugin):  # type: ignore[type-arg]
    """Stands behind mkdocs-jupyter in the list of plugins."""

    _engine: Engine | None = None

    def on_files(self, files: Files, config: MkDocsConfig, **_: Any) -> Files:
        """Run what is missing on all pages, while the first of them are rendered."""
        self._engine = engine = engine_of(Path(config.docs_dir).parent.resolve())
        examples = [e for page in engine.project.pages() for e in engine.wholes(page)]
        engine.run_ahead((example, "random") for example in examples)
        return files

    def on_post_build(self, **_: Any) -> None:
        """Forget what ran for pages that MkDocs left out."""
        if self._engine:
            self._engine.ahead.finish()

    def on_build_error(self, **_: Any) -> None:
        """Let no program outlive the build."""
        self.on_shutdown()

    def on_shutdown(self) -> None:
        """Let no program outlive MkDocs."""
        if self._engine:
            self._engine.ahead.stop()

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        """Take back what mkdocs-jupyter puts in place of a page's own rendering."""
        if page.file.src_uri.endswith(NOTEBOOK):
            vars(page).pop("render", None)
        return page

    def on_page_read_source(
        self, page: Page, config: MkDocsConfig, **_: Any
    ) -> str | None:
        """The Markdown of a notebook; other pages are read as ever."""
        source = page.file.abs_src_path
        if source is None or not source.endswith(NOTEBOOK):
            return None
        root = Path(config.docs_dir).parent
        return Project(root).notebook(Path(source)).markdown

    def on_post_page(self, output: str, **_: Any) -> str:
        """The page without the theme's indentation, a tenth of its bytes."""
        return _VERBATIM_OR_INDENTED.sub(
            lambda found: found["verbatim"] or "\n", output
        )
