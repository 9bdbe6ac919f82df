"""All that has to know how MkDocs and Material work inside.

Nothing of theirs is replaced but what one build holds: the index of its search plugin,
the environment of its templates, the observer of its server. `why_not_kept` says with
which versions this is safe.
"""

from __future__ import annotations

import functools
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from paotong.fingerprint import plain
from paotong.shown import without_rows

_SEARCH = "material.plugins.search.plugin"
# Of a page in the navigation: what no known template looks at, and what stands in the
# digest otherwise.
_OTHERWISE = {"content", "markdown", "toc", "file", "parent", "render", "update_date"}
_OTHERWISE |= {"previous_page", "next_page", "present_anchor_ids", "links_to_anchors"}
_OTHERWISE |= {"_Page__active", "_Section__active"}


@dataclass
class Lookups:
    """A site's files, noting which a page asked for and what came of it."""

    files: Files
    found: dict[str, list[Any] | None] = field(default_factory=dict)

    def get_file_from_path(self, path: str) -> File | None:
        """All that rendering asks of the files of a site."""
        file = self.files.get_file_from_path(path)
        facts = [file.src_uri, file.url, file.inclusion.value] if file else None
        self.found[path] = facts
        return file

    def hold(self, before: dict[str, list[Any] | None]) -> bool:
        """Whether the same comes of asking as did before."""
        for path in before:
            self.get_file_from_path(path)
        return self.found == before


class Heard(logging.Handler):
    """Whether anything was said while a page was rendered, or could not be heard.

    What MkDocs was told to keep quiet about is heard here, and by nobody else.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.something = False
        # MkDocs' command keeps from the root logger what its own loggers say.
        self._mkdocs = logging.getLogger("mkdocs")
        self._ends = (logging.getLogger(), self._mkdocs)
        self._level = self._mkdocs.level
        self._others = [other for logger in self._ends for other in logger.handlers]

    def __enter__(self) -> None:
        for other in self._others:
            other.addFilter(self._is_for_others)
        if self._level > logging.INFO:
            self._mkdocs.setLevel(logging.INFO)
        pages = logging.getLogger("mkdocs.structure.pages")
        # Quieter, a warning is not heard; louder, MkDocs does not check anchors.
        self.something = pages.getEffectiveLevel() != logging.INFO
        for logger in self._ends:
            logger.addHandler(self)

    def __exit__(self, *_: object) -> None:
        for logger in self._ends:
            logger.removeHandler(self)
        self._mkdocs.setLevel(self._level)
        for other in self._others:
            other.removeFilter(self._is_for_others)

    def _is_for_others(self, record: logging.LogRecord) -> bool:
        mkdocs = record.name.partition(".")[0] == self._mkdocs.name
        return not mkdocs or record.levelno >= self._level

    def emit(self, record: logging.LogRecord) -> None:
        """Note that something was said."""
        self.something = True


def render(page: Page, config: MkDocsConfig, lookups: Lookups) -> None:
    """Render a page's Markdown as MkDocs does."""
    Page.render(page, config, lookups)  # type: ignore[arg-type]


def made(page: Page) -> dict[str, Any]:
    """What `render` made of a page, as plain data."""
    links = page.links_to_anchors or {}
    return {
        "content": page.content,
        "toc": _toc(page.toc),
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": [[file.src_uri, list(to.items())] for file, to in links.items()],
    }


def take(page: Page, kept: dict[str, Any], files: Files) -> None:
    """Let a page be what `made` tells."""
    page.content = kept["content"]
    page.toc = get_toc(_tokens(kept["toc"]))
    page._title_from_render = kept["title"]
    page.present_anchor_ids = set(kept["anchors"])
    linked = ((files.get_file_from_path(uri), to) for uri, to in kept["links"])
    page.links_to_anchors = {file: dict(to) for file, to in linked if file}


def _toc(items: Any) -> list[list[Any]]:
    return [[i.title, i.id, i.level, _toc(i.children)] for i in items]


def _tokens(items: list[list[Any]]) -> list[Any]:
    return [
        {"name": name, "id": id_, "level": level, "children": _tokens(children)}
        for name, id_, level, children in items
    ]


def shown(page: Page) -> list[Any]:
    """What of a page only the page itself shows."""
    return [page.content or "", _toc(page.toc)]


def named(item: Any) -> list[Any]:
    """What other pages may show of an item of the navigation."""
    if item.is_section:
        return [item.title, [named(child) for child in item.children]]
    facts = {k: v for k, v in vars(item).items() if k not in _OTHERWISE}
    return [item.url, plain(facts)]


class Words:
    """In place of jieba inside ``with``: segments what is new, remembers the rest."""

    def __init__(self, known: dict[str, list[str]]) -> None:
        self.known = known
        self.used: dict[str, list[str]] = {}
        self.module: Any = sys.modules[_SEARCH]
        self.jieba = self.module.jieba

    def cut(self, data: bytes) -> list[str]:
        """The words of a text (UTF-8), as jieba cuts it."""
        text = data.decode()
        self.used[text] = self.known.get(text) or list(self.jieba.cut(data))
        return self.used[text]

    def __enter__(self) -> None:
        if self.jieba:
            self.module.jieba = self

    def __exit__(self, *_: object) -> None:
        self.module.jieba = self.jieba


def learn_words() -> None:
    """Let jieba read its dictionary (for half a second) before it is needed."""
    module = sys.modules.get(_SEARCH)
    if module and module.jieba:
        module.jieba.initialize()


def index_by(
    index: Callable[[Page, Any, Callable[[Page], None]], None], config: MkDocsConfig
) -> None:
    """Let ``index`` fill the search index: given a page, the plugin, its own way."""
    plugin = config.plugins.get("material/search")
    if not plugin or not plugin.config.enabled:
        return
    entries = plugin.search_index
    add = entries.add_entry_from_context

    def without_rows_of_ledger(page: Page) -> None:
        content = page.content
        page.content = without_rows(content or "")
        try:
            index(page, plugin, add)
        finally:
            page.content = content

    entries.add_entry_from_context = without_rows_of_ledger


def quicken(theme: Any, compiled: jinja2.BytecodeCache) -> None:
    """Let a theme read its templates faster: those that were ``compiled`` before.

    Of its files, only those are listed that MkDocs would copy, not fourteen thousand
    icons.
    """
    make = theme.get_env

    def get_env() -> jinja2.Environment:
        env: jinja2.Environment = make()
        env.bytecode_cache = compiled
        listed = functools.partial(_theme_files, theme.dirs)
        env.list_templates = listed  # type: ignore[method-assign]
        return env

    theme.get_env = get_env


def _theme_files(folders: list[str], filter_func: Callable[[str], bool]) -> list[str]:
    """What `Environment.list_templates` finds, but for hidden folders."""
    found = set()
    for folder in folders:
        for here, inside, names in os.walk(folder):
            inside[:] = [name for name in inside if not name.startswith(".")]
            paths = (Path(here, name).relative_to(folder) for name in names)
            found |= {path.as_posix() for path in paths}
    return sorted(filter(filter_func, found))


def watch_at_once(server: Any) -> None:
    """Let MkDocs' server notice changes as soon as it can."""
    from paotong.watching import Watch  # noqa: PLC0415 # builds don't watch

    paths = list(server._watched_paths)
    for path in paths:
        server.unwatch(path)
    server.observer = Watch()
    for path in paths:
        server.watch(path)
