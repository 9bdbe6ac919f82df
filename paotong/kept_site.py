"""One build of the site: what of each page is taken from the kept ones, what is made.

Three parts of a page are kept: its HTML as Markdown made it, its entries in the search
index, and the finished page. Each has a key of all that it depends on.
"""

from __future__ import annotations

import functools
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from markdown_exec import MarkdownConverter
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from paotong import mkdocs_internals as internals
from paotong.engine import Engine
from paotong.fingerprint import UnknownValueError, digest, environment, plain, tree
from paotong.includes import may_include
from paotong.kept import Shelf, Slot, settled, states, unchanged
from paotong.rendering import Rendering, page_told

_MARKDOWN = ("markdown_extensions", "mdx_configs", "validation", "use_directory_urls")
# Where the site and its configuration stand says nothing about a page.
_PLACES = ("config_file_path", "docs_dir", "site_dir", "watch", "dev_addr", "strict")
# How markdown-exec numbers what it ran, over all pages: such a page depends on others.
_NUMBERED = re.compile(r"\bexec-\d+--")
_IN_EVERY_CONTEXT = {"nav", "pages", "build_date_utc", "config", "page"}


@dataclass
class KeptSite:
    """The pages of one build; ``sources`` are their texts, as they were read."""

    config: MkDocsConfig
    engine: Engine
    shelf: Shelf
    sources: dict[str, str] = field(default_factory=dict)
    _entries: dict[Slot, dict[str, Any]] = field(default_factory=dict)
    _changed: set[Slot] = field(default_factory=set)
    _others: str | None = None

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
        own = tree(Path(theme.custom_dir)) if theme.custom_dir else []
        told = {name: value for name, value in facts.items() if name not in _PLACES}
        of_theme = [dict(theme), theme.static_templates, own]
        self._site_key = digest(around, plain([told, plugins, of_theme]))

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what `Page.render` does, or what it did to the same page before."""
        name = page.file.src_uri
        source = self.sources.pop(name, None)
        place = [name, page.file.url, page.file.inclusion.value]
        key = digest(self._markdown_key, place, source, page.markdown)
        kept = self._entry((name,)).get("rendered", {})
        if kept.get("key") == key and self._still_holds(kept, page, files):
            internals.take(page, kept, files)
            MarkdownConverter.counter += kept["counted"]
            return
        made = self._render(page, source, files)
        if made:
            self._keep((name,), "rendered", made | {"key": key})

    def _render(
        self, page: Page, source: str | None, files: Files
    ) -> dict[str, Any] | None:
        """Render a page; returns what can be kept of it, None if nothing can."""
        lookups, heard = internals.Lookups(files), internals.Heard()
        started, counted = time.time(), MarkdownConverter.counter
        path = Path(page.file.abs_src_path or "").resolve()
        with heard, page_told(path) as renderings:
            internals.render(page, self.config, lookups)
        numbered = _NUMBERED.search(page.content or "")
        if source is None or heard.something or numbered:
            return None
        depends = self._depends_on(path, renderings, source, started)
        if depends is None:
            return None
        counted = MarkdownConverter.counter - counted
        more = {"depends": depends, "lookups": lookups.found, "counted": counted}
        return internals.made(page) | more

    def holds(self, path: Path) -> bool:
        """Whether the page at ``path`` and all that it showed are as they were."""
        name = path.relative_to(self.engine.project.docs).as_posix()
        kept = self._entry((name,)).get("rendered")
        return kept is not None and unchanged(kept["depends"], self.engine.project.root)

    def _still_holds(self, kept: dict[str, Any], page: Page, files: Files) -> bool:
        """Whether a page with the same key would become what it became."""
        project = self.engine.project
        answers = project.first_page() == project.docs / page.file.src_uri
        return (
            internals.Lookups(files).hold(kept["lookups"])
            and unchanged(kept["depends"], project.root)
            and not (answers and project.faults())
        )

    def _depends_on(
        self, path: Path, renderings: list[Rendering], source: str, started: float
    ) -> dict[str, str | None] | None:
        """The states of the files that a page shows, None if they are not certain."""
        project, engine = self.engine.project, self.engine
        paths, verdicts = may_include(source, project.snippets), []
        for rendering in renderings:
            page = rendering.page
            if page.examples and (page.path, page.text) != (path, source):
                return None
            paths |= may_include(page.text, project.snippets)
            verdicts += rendering.verdicts
        paths = paths.union(*(engine.depends_on(example) for example, *_ in verdicts))
        found = states(paths | {path}, project.root)
        if not all(engine.lasting(*verdict) for verdict in verdicts):
            return None
        beside = {p for p in paths if not p.is_relative_to(engine.store.folder)}
        return found if settled(beside, started) else None

    def index(self, page: Page, plugin: Any, add: Callable[[Page], None]) -> None:
        """Let a page's entries be in the search index, made by ``add`` or before."""
        slot = (page.file.src_uri,)
        told = plain([dict(plugin.config), page.url, page.title, page.meta])
        key = digest(self._markdown_key, told, internals.shown(page))
        kept = self._entry(slot).get("search", {})
        if kept.get("key") == key:
            plugin.search_index.entries.extend(kept["entries"])
            return
        same = kept.get("around") == self._markdown_key
        words = internals.Words(kept["words"] if same else {})
        before = len(plugin.search_index.entries)
        with words:
            add(page)
        made = {"key": key, "around": self._markdown_key, "words": words.used}
        entries = plugin.search_index.entries[before:]
        if _is_plain(entries):
            self._keep(slot, "search", made | {"entries": entries})

    def finish(
        self, name: str, context: dict[str, Any], make: Callable[[], str]
    ) -> str:
        """What a template makes of ``context``, or made of the same one before."""
        page = context.get("page")
        slot = (page.file.src_uri if page else name, str(self.config.site_url))
        more = {k: v for k, v in context.items() if k not in _IN_EVERY_CONTEXT}
        try:
            around = self._around(context["nav"], context["pages"])
            mine = [internals.named(page), internals.shown(page)] if page else []
            key = digest(self._site_key, around, name, mine, plain(more))
        except UnknownValueError:
            return make()
        kept = self._entry(slot).get("finished", {})
        if kept.get("key") != key:
            kept = {"key": key, "output": make()}
            self._keep(slot, "finished", kept)
        return Finished(kept["output"])

    def write(self) -> None:
        """Write what is new, and forget the pages that are no more."""
        for slot in sorted(self._changed):
            self.shelf.put(slot, self._entries[slot])
        self._changed.clear()
        self.shelf.keep_only(slot[0] for slot in self._entries)

    def _entry(self, slot: Slot) -> dict[str, Any]:
        if slot not in self._entries:
            self._entries[slot] = dict(self.shelf.get(slot))
        return self._entries[slot]

    def _keep(self, slot: Slot, part: str, content: dict[str, Any]) -> None:
        self._entry(slot)[part] = content
        self._changed.add(slot)

    def _around(self, nav: Any, pages: list[File]) -> str:
        """What templates know of all pages: the same for every page of a build."""
        if self._others is None:
            items = [internals.named(item) for item in nav]
            self._others = digest(items, [internals.named(f.page) for f in pages])
        return self._others


class Finished(str):
    """A page as it is written: nothing is left to do to it."""


@dataclass
class KeptTemplates:
    """In place of Jinja's environment: reads a template only for what is not kept.

    ``finish`` is what else happens to a page before it is written.
    """

    site: KeptSite
    environment: jinja2.Environment
    finish: Callable[[str], str]

    def get_template(self, name: str) -> Any:
        """A template as far as MkDocs uses it; the sitemap holds the date."""
        folders = self.site.config.theme.dirs
        found = any(os.path.isfile(os.path.join(folder, name)) for folder in folders)
        if name.endswith(".html") and found:
            return _Template(self, name)
        return self.environment.get_template(name)


@dataclass
class _Template:
    templates: KeptTemplates
    name: str

    def render(self, context: dict[str, Any]) -> str:
        make = functools.partial(self._make, context)
        return self.templates.site.finish(self.name, context, make)

    def _make(self, context: dict[str, Any]) -> str:
        output = self.templates.environment.get_template(self.name).render(context)
        return self.templates.finish(output) if context.get("page") else output


def _is_plain(entries: list[dict[str, Any]]) -> bool:
    """Whether JSON gives back what it is given, as of all but a strange boost."""
    kinds = (str, int, float, list)
    return all(isinstance(v, kinds) for entry in entries for v in entry.values())
