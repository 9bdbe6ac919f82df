"""What only MkDocs can do: run ahead, notebooks as pages, small pages, pages kept.

The plugin mkdocs-jupyter recognises notebooks and offers them for download; nbconvert's
HTML (half a megabyte of styles, no search, no formulas, headings without ids) is
replaced by their Markdown, which then goes the way of every page.
"""

from __future__ import annotations

import functools
import re
import threading
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from paotong.engine import Engine, engine_of
from paotong.fingerprint import UnknownValueError
from paotong.kept import Shelf
from paotong.kept_site import Finished, KeptSite, KeptTemplates
from paotong.mkdocs_internals import index_by, learn_words, quicken, watch_at_once
from paotong.mkdocs_known import why_not_kept
from paotong.project import NOTEBOOK
from paotong.rendering import log

_VERBATIM_OR_INDENTED = re.compile(
    r"(?P<verbatim><(?P<tag>pre|script|style|textarea)\b.*?</(?P=tag)>)|\n\s+",
    re.DOTALL,
)


class PaotongPlugin(BasePlugin):  # type: ignore[type-arg]
    """Stands behind mkdocs-jupyter in the list of plugins, and last."""

    _dirty = False
    _unknown: str | None = None
    _shelf: Shelf | None = None
    _kept: KeptSite | None = None
    _engine: Engine | None = None

    def on_startup(self, *, dirty: bool, **_: Any) -> None:
        """Stay the same while a server lives: MkDocs asks for this method."""
        self._dirty = dirty

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """Where every part of MkDocs is known here, spare it what it does twice."""
        engine = engine_of(Path(config.docs_dir).resolve().parent)
        folder = engine.store.folder / "pages"
        if self._shelf is None or self._shelf.folder != folder:
            self._shelf = Shelf(folder)  # a process may build several sites
        self._unknown = why_not_kept(config, self._dirty)
        if self._unknown is None:
            quicken(config.theme, self._shelf.folder.with_name("templates"))

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Begin with what is kept: now the configuration is what it will be."""
        engine = engine_of(Path(config.docs_dir).resolve().parent)
        self._kept = None
        if self._unknown is None and self._shelf:
            try:
                self._kept = KeptSite(config, engine, self._shelf)
            except UnknownValueError as error:
                self._unknown = str(error)
        if self._kept is None:
            log.info("Every page is made anew: not known here: %s", self._unknown)

    def on_files(self, files: Files, config: MkDocsConfig, **_: Any) -> Files:
        """Run what is missing on all pages, while the first of them are rendered."""
        self._engine = engine = engine_of(Path(config.docs_dir).resolve().parent)
        paths = engine.project.page_paths()
        if self._kept:
            paths = [path for path in paths if not self._kept.holds(path)]
        pages = [engine.project.page(path) for path in paths]
        engine.run_ahead((e, "random") for page in pages for e in engine.wholes(page))
        return files

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
        if self._kept:
            render = functools.partial(self._kept.render, page)
            page.render = render  # type: ignore[method-assign]
        return page

    def on_page_read_source(
        self, page: Page, config: MkDocsConfig, **_: Any
    ) -> str | None:
        """The text of a page, for a notebook its Markdown."""
        path = page.file.abs_src_path
        if path is None:
            return None
        if path.endswith(NOTEBOOK):
            project = engine_of(Path(config.docs_dir).resolve().parent).project
            text = project.notebook(Path(path).resolve()).markdown
        else:
            text = page.file.content_string
        if self._kept:
            self._kept.sources[page.file.src_uri] = text
        return text

    def on_env(self, env: Environment, config: MkDocsConfig, **_: Any) -> Any:
        """The templates, which unchanged pages do without."""
        if self._kept is None:
            return env
        index_by(self._kept.index, config)
        return KeptTemplates(self._kept, env, _smaller)

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Notice at once what is saved, and be ready for Chinese words."""
        if self._unknown is None:
            watch_at_once(server)
            threading.Thread(target=learn_words, daemon=True).start()
        return server

    def on_post_page(self, output: str, **_: Any) -> str:
        """The page without the theme's indentation, a tenth of its bytes."""
        return output if isinstance(output, Finished) else _smaller(output)

    def on_post_build(self, **_: Any) -> None:
        """Write what is kept for the next build, and end what no page asked for."""
        if self._engine:
            self._engine.ahead.finish()
        if self._kept:
            self._kept.write()


def _smaller(page: str) -> str:
    """The page without the theme's indentation, a tenth of its bytes."""
    return _VERBATIM_OR_INDENTED.sub(lambda found: found["verbatim"] or "\n", page)
