"""One build of the site: what of each page is taken from the kept ones, what is made.

Three parts of a page are kept: its HTML as Markdown made it, its entries in the search
index, and the finished page. Each has a key of all that it depends on. The engine is
loaded with the first page that has to be made anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown_exec import MarkdownConverter
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from paotong import mkdocs_internals as internals
from paotong.beside import Beside
from paotong.fingerprint import UnknownValueError, digest, plain, state
from paotong.kept import Shelf, Slot, States, settled
from paotong.kept_keys import keys_of
from paotong.places import page_paths
from paotong.written_site import WrittenSite

if TYPE_CHECKING:
    from paotong.engine import Engine

_IN_EVERY_CONTEXT = {"nav", "pages", "build_date_utc", "config", "page"}
_SITE: Slot = ("",)  # no page has this name


class Finished(str):
    """A page as it is written: nothing is left to do to it."""


def engine_at(root: Path) -> Engine:
    """The engine of the project at ``root``; loading it takes as long as many a build.

    That is why what can do without it asks for it here, and only when it must.
    """
    from paotong.engine import engine_of  # noqa: PLC0415

    return engine_of(root)


@dataclass
class KeptSite:
    """The pages of one build of the project at ``root``, as its files were before it.

    ``sources`` are the texts of the pages, as they were read; ``beside`` is what is to
    stand beside them, ``written`` what the engine writes into them.
    """

    config: MkDocsConfig
    root: Path
    shelf: Shelf
    written: WrittenSite
    beside: Beside
    sources: dict[str, str] = field(default_factory=dict)
    _entries: dict[Slot, dict[str, Any]] = field(default_factory=dict)
    _changed: set[Slot] = field(default_factory=set)
    _others: str | None = None

    def __post_init__(self) -> None:
        """Take the fingerprints of this build.

        Raises:
            UnknownValueError: the configuration holds what can't be told.
        """
        self._started, self._states = time.time(), States(self.root)
        self._keys = keys_of(self.config, self.root)

    def to_make(self) -> list[Path]:
        """The pages that something has changed of which they show."""
        return [path for path in self._pages if not self._holds(path)]

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what `Page.render` does, or what it did to the same page before."""
        name = page.file.src_uri
        source = self.sources.pop(name, None)
        written, drafted = self.written.into(name), page.file.inclusion.value
        key = digest(self._keys.markdown, drafted, source, written)
        kept = self._entry((name,)).get("rendered", {})
        if kept.get("key") == key and self._still_holds(kept, page, files):
            internals.take(page, kept, files)
            self.beside.put(page, kept["files"])
            MarkdownConverter.counter += kept["counted"]
            return
        from paotong.kept_rendering import render_noting  # noqa: PLC0415 # as above

        engine = engine_at(self.root)
        contents, made = render_noting(
            page, source, self.config, files, engine, written
        )
        self.beside.put(page, contents)
        if made:
            self._keep((name,), "rendered", made | {"key": key})

    def markdown(self, notebook: Path) -> str:
        """The Markdown of a notebook, made of it now, or when it was what it is."""
        slot = (notebook.relative_to(self.root / "docs").as_posix(),)
        was = self._states.of(notebook.relative_to(self.root).as_posix())
        key, kept = digest(self._keys.markdown, was), self._entry(slot).get("text", {})
        if kept.get("key") == key:
            return str(kept["markdown"])
        text = engine_at(self.root).project.notebook(notebook).markdown
        if state(str(notebook)) == was:
            self._keep(slot, "text", {"key": key, "markdown": text})
        return text

    def _holds(self, path: Path) -> bool:
        """Whether the page at ``path`` and all that it showed are as they were."""
        name = path.relative_to(self.root / "docs").as_posix()
        kept = self._entry((name,)).get("rendered")
        return kept is not None and self._states.are(kept["depends"])

    def _still_holds(self, kept: dict[str, Any], page: Page, files: Files) -> bool:
        """Whether a page with the same key would become what it became."""
        return (
            internals.Lookups(files).hold(kept["lookups"])
            and self._states.are(kept["depends"])
            and (self._is_faultless or not self._answers(page))
        )

    @property
    def _is_faultless(self) -> bool:
        return self._faultless and self.written.faultless

    def _answers(self, page: Page) -> bool:
        """Whether a page would report what is wrong with the site as a whole."""
        project = engine_at(self.root).project
        return project.first_page() == project.docs / page.file.src_uri

    @cached_property
    def _pages(self) -> list[Path]:
        return list(page_paths(self.root / "docs"))

    @cached_property
    def _texts(self) -> list[Path]:
        """The files that decide what is wrong with the site as a whole."""
        return [*self._pages, *(self.root / "snippets").rglob("*.py")]

    @cached_property
    def _faultless(self) -> bool:
        """Whether nothing is wrong with the site as a whole."""
        known = self._entry(_SITE).get("faultless") == self._site_state
        return known or not engine_at(self.root).project.faults()

    @cached_property
    def _site_state(self) -> str:
        before = len(str(self.root)) + 1
        names = sorted(str(path)[before:] for path in self._texts)
        return digest([[n, self._states.of(n)] for n in names])

    def index(self, page: Page, plugin: Any, add: Callable[[Page], None]) -> None:
        """Let a page's entries be in the search index, made by ``add`` or before."""
        slot = (page.file.src_uri,)
        told = plain([page.title, page.meta])
        key = digest(self._keys.markdown, told, *internals.shown(page))
        kept = self._entry(slot).get("search", {})
        if kept.get("key") == key:
            plugin.search_index.entries.extend(kept["entries"])
            return
        same = kept.get("around") == self._keys.markdown
        words = internals.Words(kept["words"] if same else {})
        before = len(plugin.search_index.entries)
        with words:
            add(page)
        made = {"key": key, "around": self._keys.markdown, "words": words.used}
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
            around = self._around(context["nav"])
            mine = [internals.named(page), *internals.shown(page)] if page else []
            key = digest(self._keys.site, around, plain(more), *mine)
        except UnknownValueError:
            return make()
        kept = self._entry(slot).get("finished", {})
        if kept.get("key") != key:
            kept = {"key": key, "output": make()}
            self._keep(slot, "finished", kept)
        return Finished(kept["output"])

    def write(self) -> None:
        """Write what is new, forget the pages that are no more, keep runs in use.

        Nothing is new where what all pages depend on has changed under this build.
        """
        if keys_of(self.config, self.root) != self._keys:
            return
        now, known = self._site_state, self._entry(_SITE).get("faultless")
        if known != now and self._faultless and settled(self._texts, self._started):
            self._keep(_SITE, "faultless", now)
        for slot in sorted(self._entries):
            if slot in self._changed or not self.shelf.used_today(slot):
                self._keep_runs(slot)
            if slot in self._changed:
                self.shelf.put(slot, self._entries[slot])
        self._changed.clear()
        self.shelf.keep_only(slot[0] for slot in self._entries)

    def _keep_runs(self, slot: Slot) -> None:
        """Let the store know which runs a kept page shows: they stay there."""
        if shown := self._entries[slot].get("rendered", {}).get("depends"):
            engine_at(self.root).store.used(self.root / path for path in shown)
        self.shelf.use(slot)

    def _entry(self, slot: Slot) -> dict[str, Any]:
        if slot not in self._entries:
            self._entries[slot] = dict(self.shelf.get(slot))
        return self._entries[slot]

    def _keep(self, slot: Slot, part: str, content: Any) -> None:
        self._entry(slot)[part] = content
        self._changed.add(slot)

    def _around(self, nav: Any) -> str:
        """What templates know of other pages: the same for every page of a build."""
        if self._others is None:
            self._others = digest([internals.named(item) for item in nav])
        return self._others


def _is_plain(entries: list[dict[str, Any]]) -> bool:
    """Whether JSON gives back what it is given, as of all but a strange boost."""
    kinds = (str, int, float, list)
    return all(isinstance(v, kinds) for entry in entries for v in entry.values())
