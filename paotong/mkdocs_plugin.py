"""What only MkDocs can do: run ahead, notebooks as pages, small pages, pages kept.

The plugin mkdocs-jupyter recognises notebooks and offers them for download; nbconvert's
HTML (half a megabyte of styles, no search, no formulas, headings without ids) is
replaced by their Markdown, which then goes the way of every page.
"""

from __future__ import annotations

import functools
import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from paotong.actions import in_actions
from paotong.beside import Beside
from paotong.fingerprint import UnknownValueError
from paotong.here_site import end, offer, run_in_browser
from paotong.kept import Shelf, States
from paotong.kept_site import Finished, KeptSite, engine_at
from paotong.kept_templates import CompiledTemplates, KeptTemplates
from paotong.mkdocs_internals import index_by, quicken, watch_at_once
from paotong.mkdocs_known import why_not_kept
from paotong.moment import hold, let_go
from paotong.offline_site import Options, prepare, publish
from paotong.places import NOTEBOOK, STORE, page_paths
from paotong.ready import get_ready
from paotong.shown import names_shown
from paotong.site_facts import SiteFacts
from paotong.site_lock import SiteLock
from paotong.smaller import smaller
from paotong.standing import Standing, stand
from paotong.termination import end_as_interrupted
from paotong.written_site import WrittenSite

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from paotong.build_telling import BuildTelling
    from paotong.engine import Engine

_log = logging.getLogger("mkdocs.plugins.paotong")


class PaotongPlugin(BasePlugin[Options]):
    """Stands behind mkdocs-jupyter in the list of plugins, and last."""

    _dirty = False
    _serves = False
    _unknown: str | None = None
    _shelf: Shelf | None = None
    _kept: KeptSite | None = None
    _engine: Engine | None = None
    _written: WrittenSite | None = None
    _published: Sequence[File] = ()
    _beside = Beside()
    _standing: Standing | None = None
    _lock: SiteLock | None = None
    _telling: BuildTelling | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay the same while a server lives: MkDocs asks for this method."""
        self._dirty, self._serves = dirty, command == "serve"
        end_as_interrupted()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """Where every part of MkDocs is known here, spare it what it does twice."""
        if self._telling is None and in_actions() and not self._serves:
            from paotong.build_telling import BuildTelling  # noqa: PLC0415 # slow

            self._telling = BuildTelling(_root(config))
        folder = _root(config) / STORE / "pages"
        if self._shelf is None or self._shelf.folder != folder:
            self._shelf = Shelf(folder)  # a process may build several sites
        # While pages are being written, none is to be kept.
        prepare(config, wanted=self.config.offline and not self._serves)
        self._unknown = why_not_kept(config, self._dirty)
        if self._unknown is None:
            compiled = Shelf(folder.with_name("templates"))
            quicken(config.theme, CompiledTemplates(compiled))

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Begin with what is kept: now the configuration is what it will be."""
        root = _root(config)
        self._lock = SiteLock(root / STORE / "locks", Path(config.site_dir))
        self._lock.acquire()
        hold(root)
        self._written = WrittenSite(root, _site(config), States(root).are)
        self._kept, self._beside = None, Beside()
        if self._unknown is None and self._shelf:
            try:
                held = self._shelf, self._written, self._beside
                self._kept = KeptSite(config, root, *held)
            except UnknownValueError as error:
                self._unknown = str(error)
        if self._kept is None:
            _log.info("Every page is made anew: not known here: %s", self._unknown)
        # What a server builds is of no use to others.
        shelf = None if self._serves else Shelf(root / STORE / "standing")
        folder, known = Path(config.site_dir), self._unknown is None
        self._standing = stand(self._standing, folder, shelf) if known else None

    def on_files(self, files: Files, config: MkDocsConfig, **_: Any) -> Files:
        """Run what is missing on all pages, while the first of them are rendered."""
        root, kept = _root(config), self._kept
        if self._standing:
            self._standing.put_back()
        offer(root, files, config)
        if paths := kept.to_make() if kept else list(page_paths(root / "docs")):
            self._engine = engine = engine_at(root)
            pages = [engine.project.page(path) for path in paths]
            wholes = [whole for page in pages for whole in engine.wholes(page)]
            engine.run_ahead((whole, "random") for whole in wholes)
            run_in_browser(engine, pages)
        names = self._written.names if self._written else []
        self._published = [File.generated(config, n, content="") for n in names]
        for file in self._published:
            files.append(file)
        publish(files, config)
        if self._standing:
            self._standing.make_way(file.abs_dest_path for file in files)
        return files

    def on_build_error(self, **_: Any) -> None:
        """Let no program outlive the build."""
        self._end_programs()
        if self._written:
            let_go(self._written.root)

    def on_shutdown(self) -> None:
        """Let no program outlive MkDocs, and tell what was wrong: now all is said."""
        self._end_programs()
        if self._telling:
            self._telling.end()
            self._telling = None

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        """Take back what mkdocs-jupyter puts in place of a page's own rendering."""
        if page.file.src_uri.endswith(NOTEBOOK):
            vars(page).pop("render", None)
        render = self._kept.render if self._kept else self._beside.render
        page.render = functools.partial(render, page)  # type: ignore[method-assign]
        return page

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        """Let links of other pages know the names of the examples on this one."""
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= names_shown(html)
        return html

    def on_page_context(self, context: Any, page: Page, **_: Any) -> Any:
        """Tell the templates which file is this page as a notebook."""
        return context | {"notebook": self._beside.notebook(page)}

    def on_page_read_source(
        self, page: Page, config: MkDocsConfig, **_: Any
    ) -> str | None:
        """The text of a page, for a notebook its Markdown."""
        if page.file.abs_src_path is None:
            return None
        path, kept = Path(page.file.abs_src_path), self._kept
        if path.suffix != NOTEBOOK:
            text = page.file.content_string
        elif kept:
            text = kept.markdown(path.resolve())
        else:
            text = engine_at(_root(config)).project.notebook(path.resolve()).markdown
        if kept:
            kept.sources[page.file.src_uri] = text
        return text

    def on_env(self, env: Environment, config: MkDocsConfig, **_: Any) -> Any:
        """The templates, which unchanged pages do without; files beside the pages."""
        if self._written:
            contents = self._written.contents
            for file in self._published:
                file.content_string = contents[file.src_uri]
        if self._kept is None:
            return env
        index_by(self._kept.index, config)
        return KeptTemplates(self._kept, env, smaller)

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Notice at once what is saved, and be ready for it."""
        if self._unknown is None:
            watch_at_once(server)
            threading.Thread(target=get_ready, daemon=True).start()
        return server

    def on_post_page(self, output: str, **_: Any) -> str:
        """The page without what says nothing in HTML, a tenth of its bytes."""
        return output if isinstance(output, Finished) else smaller(output)

    def on_post_build(self, config: MkDocsConfig, **_: Any) -> None:
        """Write what is kept for the next build, and end what no page asked for."""
        standing = self._standing
        before = standing.written if standing else {}
        written = self._beside.write(config.site_url, before)
        if standing:
            standing.end(written)
        if self._engine:
            self._engine.ahead.finish()
        if self._written:
            let_go(self._written.root)
        if self._kept:
            self._kept.write()
        self._let_others_build()

    def _end_programs(self) -> None:
        if self._engine:
            self._engine.ahead.stop()
            end(self._engine)
        self._let_others_build()

    def _let_others_build(self) -> None:
        if self._lock:
            self._lock.release()


def _root(config: MkDocsConfig) -> Path:
    """The folder of the project."""
    return Path(config.docs_dir).resolve().parent


def _site(config: MkDocsConfig) -> SiteFacts:
    """The facts that the configuration states of its site."""
    return SiteFacts(
        name=config.site_name,
        description=config.site_description or "",
        url=config.site_url or "",
        directory_urls=config.use_directory_urls,
    )
