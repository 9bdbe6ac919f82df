"""Kept pages in MkDocs: all that has to know how MkDocs and Material work inside.

Nothing of MkDocs is replaced but what one build holds: the ``render`` of its pages,
the search index of its search plugin, and the environment of its templates. Each asks
first for what is kept. `why_not_kept` says with which MkDocs this is safe.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from markdown_exec import MarkdownConverter
from material.plugins.search import plugin as search_plugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from paotong.engine import Engine
from paotong.fingerprint import UnknownValueError, digest, environment, plain, tree
from paotong.kept import Shelf, settled, states, unchanged
from paotong.rendering import Rendering, page_told

_MARKDOWN = ("markdown_extensions", "mdx_configs", "validation", "use_directory_urls")
# Where the site and its configuration stand says nothing about a page.
_PLACES = ("config_file_path", "docs_dir", "site_dir", "watch", "dev_addr", "strict")
# Of a page in the navigation, what no template known here looks at, or what stands in
# the digest otherwise.
_OTHERWISE = {"content", "markdown", "toc", "file", "parent", "render", "update_date"}
_OTHERWISE |= {"previous_page", "next_page", "present_anchor_ids", "links_to_anchors"}
_OTHERWISE |= {"_StructureItem__active", "_Page__active", "_Section__active"}
_IN_EVERY_CONTEXT = {"nav", "pages", "build_date_utc", "config", "page"}


@dataclass
class KeptSite:
    """The kept pages of one build."""

    config: MkDocsConfig
    engine: Engine
    shelf: Shelf
    sources: dict[str, str] = field(default_factory=dict)
    _entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)
    _around: list[Any] | None = None

    def __post_init__(self) -> None:
        """Take the fingerprints of this build.

        Raises:
            UnknownValueError: the configuration holds what can't be told.
        """
        facts = dict(self.config.items())
        around = plain(environment(self.engine.project.root))
        self._markdown_key = digest(around, plain([facts[name] for name in _MARKDOWN]))
        theme = facts.pop("theme")
        plugins = {name: dict(p.config) for name, p in facts.pop("plugins").items()}
        custom = theme.custom_dir and tree(Path(theme.custom_dir))
        told = {name: value for name, value in facts.items() if name not in _PLACES}
        self._site_key = digest(
            around, plain([told, plugins, dict(theme), theme.static_templates, custom])
        )

    def entry(self, name: str) -> dict[str, Any]:
        """What is kept under ``name``, to be changed by `keep`."""
        if name not in self._entries:
            self._entries[name] = dict(self.shelf.get(name))
        return self._entries[name]

    def keep(self, name: str, part: str, content: dict[str, Any]) -> None:
        """Put a part of what is kept under ``name``; `write` writes it."""
        self.entry(name)[part] = content
        self._changed.add(name)

    def write(self) -> None:
        """Write what is new."""
        for name in sorted(self._changed):
            self.shelf.put(name, self._entries[name])
        self._changed.clear()

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what `Page.render` does, or what it did to the same page before."""
        name = page.file.src_uri
        source = self.sources.pop(name, None)
        place = [name, page.file.url, page.file.inclusion.value]
        key = digest(self._markdown_key, place, source, page.markdown)
        kept = self.entry(name).get("rendered", {})
        if kept.get("key") == key and self._still_holds(kept, page, files):
            _take(page, kept, files)
            return
        lookups, heard = _Lookups(files), _Heard()
        started, count = time.time(), MarkdownConverter.counter
        path = Path(page.file.abs_src_path or "").resolve()
        with heard, page_told(path) as renderings:
            Page.render(page, config, lookups)  # type: ignore[arg-type]
        if source is None or heard.something or "exec-" in (page.content or ""):
            return
        depends = self._depends_on(path, renderings, source, started)
        if depends is not None:
            made = _made(page, MarkdownConverter.counter - count)
            more = {"key": key, "depends": depends, "lookups": lookups.found}
            self.keep(name, "rendered", made | more)

    def _still_holds(self, kept: dict[str, Any], page: Page, files: Files) -> bool:
        """Whether a page would be rendered as it was, given that its key is the same."""
        project = self.engine.project
        first = project.first_page()
        answers = first == project.docs / page.file.src_uri
        return (
            all(_outcome(files, path) == was for path, was in kept["lookups"])
            and unchanged(kept["depends"], project.root)
            and not (answers and project.faults())
        )

    def _depends_on(
        self, path: Path, renderings: list[Rendering], source: str, started: float
    ) -> dict[str, str | None] | None:
        """The files that a page shows and their states, None if they are not certain."""
        project, engine = self.engine.project, self.engine
        paths = project.includes(source)
        for rendering in renderings:
            own = rendering.page.path == path and rendering.page.text == source
            if rendering.page.examples and not own:
                return None
            paths |= project.includes(rendering.page.text)
            for example, _ in rendering.verdicts:
                paths |= engine.depends_on(example)
        found = states(paths, project.root)
        verdicts = [both for rendering in renderings for both in rendering.verdicts]
        stored = engine.store.folder
        outside = [path for path in paths if not path.is_relative_to(stored)]
        lasting = all(engine.lasting(*both) for both in verdicts)
        return found if lasting and settled(outside, started) else None

    def index(self, plugin: Any) -> None:
        """Let the search plugin's index take the entries of unchanged pages."""
        index, facts = plugin.search_index, plain(dict(plugin.config))
        add = index.add_entry_from_context

        def add_or_take(page: Page) -> None:
            name = page.file.src_uri
            told = plain([page.url, page.title, page.meta])
            key = digest(self._markdown_key, facts, told, _shown(page))
            kept = self.entry(name).get("search", {})
            if kept.get("key") == key:
                index.entries.extend(kept["entries"])
                return
            before, words = len(index.entries), _Words(kept.get("words", {}))
            with words:
                add(page)
            entries = index.entries[before:]
            made = {"key": key, "entries": entries, "words": words.used}
            if _is_plain(entries):
                self.keep(name, "search", made)

        index.add_entry_from_context = add_or_take

    def finish(
        self, name: str, context: dict[str, Any], make: Callable[[], str]
    ) -> str:
        """What a template makes of ``context``, or made of the same one before."""
        page = context.get("page")
        slot = f"{self.config.site_url} {page.file.src_uri if page else name}"
        more = {k: v for k, v in context.items() if k not in _IN_EVERY_CONTEXT}
        try:
            around = self._navigation(context["nav"], context["pages"])
            mine = [_named(page), _shown(page)] if page else []
            key = digest(self._site_key, around, name, mine, plain(more))
        except UnknownValueError:
            return make()
        kept = self.entry(slot).get("finished", {})
        if kept.get("key") != key:
            kept = {"key": key, "output": make()}
            self.keep(slot, "finished", kept)
        return Finished(kept["output"])

    def _navigation(self, nav: Any, pages: list[File]) -> list[Any]:
        """What templates know of all pages: the same for every page of a build."""
        if self._around is None:
            named = [_named(file.page) for file in pages]
            self._around = [digest([_named(item) for item in nav], named)]
        return self._around


class Finished(str):
    """A page as it is written: nothing is left to do to it."""


@dataclass
class KeptTemplates:
    """An environment of templates, which are read only for what is not kept."""

    site: KeptSite
    environment: jinja2.Environment
    finish: Callable[[str], str]

    def get_template(self, name: str) -> Any:
        """A template as far as MkDocs uses it; a sitemap holds the time."""
        if name.endswith(".html") and _exists(name, self.site.config.theme.dirs):
            return _Template(self, name)
        return self.environment.get_template(name)


def quicken(theme: Any, folder: Path) -> None:
    """Let a theme read its templates faster: compiled ones from ``folder``.

    Of its files, only those are listed that MkDocs would copy, not fourteen thousand
    icons.
    """
    make = theme.get_env

    def get_env() -> jinja2.Environment:
        env: jinja2.Environment = make()
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))
        env.list_templates = functools.partial(_theme_files, theme.dirs)  # type: ignore[method-assign]
        return env

    theme.get_env = get_env


def _theme_files(folders: list[str], filter_func: Callable[[str], bool]) -> list[str]:
    """What `Environment.list_templates` finds, but for hidden folders."""
    found = set()
    for folder in folders:
        for here, inside, names in os.walk(folder):
            inside[:] = [name for name in inside if not name.startswith(".")]
            paths = (
                os.path.relpath(os.path.join(here, name), folder) for name in names
            )
            found |= {path.replace(os.sep, "/") for path in paths}
    return sorted(filter(filter_func, found))


@dataclass
class _Template:
    templates: KeptTemplates
    name: str

    def render(self, context: dict[str, Any]) -> str:
        """What Jinja renders, or rendered before."""
        return self.templates.site.finish(
            self.name, context, functools.partial(self._make, context)
        )

    def _make(self, context: dict[str, Any]) -> str:
        output = self.templates.environment.get_template(self.name).render(context)
        return self.templates.finish(output) if context.get("page") else output


def _exists(name: str, folders: list[str]) -> bool:
    return any(os.path.isfile(os.path.join(folder, name)) for folder in folders)


@dataclass
class _Lookups:
    """A site's files, noting which were asked for and what came of it."""

    files: Files
    found: list[list[Any]] = field(default_factory=list)

    def get_file_from_path(self, path: str) -> File | None:
        self.found.append([path, _outcome(self.files, path)])
        return self.files.get_file_from_path(path)


def _outcome(files: Files, path: str) -> list[Any] | None:
    file = files.get_file_from_path(path)
    return [file.src_uri, file.url, file.inclusion.value] if file else None


class _Heard(logging.Handler):
    """Whether anything was said of a page while it was rendered, or could not be."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.something = False

    def __enter__(self) -> None:
        mkdocs = logging.getLogger("mkdocs.structure.pages")
        # Quieter, a warning is not heard; louder, MkDocs does not check anchors.
        self.something = mkdocs.getEffectiveLevel() != logging.INFO
        logging.getLogger().addHandler(self)

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.something = True


class _Words:
    """In place of jieba: segments what is new, and remembers what is not."""

    def __init__(self, known: dict[str, list[str]]) -> None:
        self.known = known
        self.used: dict[str, list[str]] = {}
        self.jieba = search_plugin.jieba

    def cut(self, data: bytes) -> list[str]:
        text = data.decode()
        self.used[text] = self.known.get(text) or list(self.jieba.cut(data))
        return self.used[text]

    def __enter__(self) -> None:
        if self.jieba:
            search_plugin.jieba = self

    def __exit__(self, *_: object) -> None:
        search_plugin.jieba = self.jieba


def learn_words() -> None:
    """Let jieba read its dictionary (for half a second) before it is needed."""
    if search_plugin.jieba:
        search_plugin.jieba.initialize()


def _made(page: Page, counted: int) -> dict[str, Any]:
    """What rendering made of a page, as plain data."""
    links = page.links_to_anchors or {}
    return {
        "content": page.content,
        "toc": _toc(page.toc),
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": [[file.src_uri, list(to.items())] for file, to in links.items()],
        "counted": counted,
    }


def _take(page: Page, kept: dict[str, Any], files: Files) -> None:
    """Let a page be what rendering made of it before."""
    page.content = kept["content"]
    page.toc = get_toc(_tokens(kept["toc"]))
    page._title_from_render = kept["title"]
    page.present_anchor_ids = set(kept["anchors"])
    page.links_to_anchors = {}
    for uri, to in kept["links"]:
        if file := files.get_file_from_path(uri):
            page.links_to_anchors[file] = dict(to)
    MarkdownConverter.counter += kept["counted"]


def _toc(items: Any) -> list[list[Any]]:
    return [[i.title, i.id, i.level, _toc(i.children)] for i in items]


def _tokens(items: list[list[Any]]) -> list[Any]:
    return [
        {"name": name, "id": id_, "level": level, "children": _tokens(children)}
        for name, id_, level, children in items
    ]


def _shown(page: Page) -> list[Any]:
    return [page.content, _toc(page.toc)]


def _named(item: Any) -> list[Any]:
    """What other pages may show of an item of the navigation."""
    if item.is_section:
        return [item.title, [_named(child) for child in item.children]]
    facts = {k: v for k, v in vars(item).items() if k not in _OTHERWISE}
    uri = item.file.src_uri if item.is_page else ""
    return [item.title, item.url, uri, plain(facts)]


def _is_plain(entries: list[dict[str, Any]]) -> bool:
    """Whether JSON gives back what it is given, as of all but a strange boost."""
    kinds = (str, int, float, list)
    return all(isinstance(v, kinds) for entry in entries for v in entry.values())
