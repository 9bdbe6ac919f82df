"""Rendering a page anew, and noting all that it took: what is kept of it holds that."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

from markdown_exec import MarkdownConverter
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from paotong import mkdocs_internals as internals
from paotong.beside import Contents
from paotong.engine import Engine
from paotong.includes import may_include
from paotong.kept import settled, states
from paotong.page_files import files_of
from paotong.rendering import Rendering, page_told
from paotong.script import decide_modules

# How markdown-exec numbers what it ran, over all pages: such a page depends on others.
_NUMBERED = re.compile(r"\bexec-\d+--")


def render_noting(
    page: Page,
    source: str | None,
    config: MkDocsConfig,
    files: Files,
    engine: Engine,
    written: str,
) -> tuple[Contents, dict[str, Any] | None]:
    """Render a page, whose text is ``source``; the engine is to write ``written``.

    Returns the files that are to stand beside it, and what can be kept of it, with the
    states of the files that it depends on; None if nothing can.
    """
    lookups, heard = internals.Lookups(files), internals.Heard()
    started, counted = time.time(), MarkdownConverter.counter
    path = Path(page.file.abs_src_path or "").resolve()
    with heard, page_told(path) as renderings:
        internals.render(page, config, lookups)
    contents = files_of(page, renderings, lookups)
    numbered = _NUMBERED.search(page.content or "")
    other = any(rendering.written != written for rendering in renderings)
    if source is None or heard.something or numbered or other:
        return contents, None
    depends = _depends_on(path, renderings, source, started, engine)
    if depends is None:
        return contents, None
    counted = MarkdownConverter.counter - counted
    more = {"depends": depends, "lookups": lookups.found, "counted": counted}
    return contents, internals.made(page) | more | {"files": contents}


def _depends_on(
    path: Path,
    renderings: list[Rendering],
    source: str,
    started: float,
    engine: Engine,
) -> dict[str, str | None] | None:
    """The states of the files that a page shows, None if they are not certain."""
    snippets = engine.project.snippets
    paths, verdicts = may_include(source, snippets), []
    for rendering in renderings:
        page = rendering.page
        if page.examples and (page.path, page.text) != (path, source):
            return None
        paths |= may_include(page.text, snippets)
        verdicts += rendering.verdicts
    for example, *_ in verdicts:
        paths |= engine.depends_on(example) | decide_modules(example)
    found = states(paths | {path}, engine.project.root)
    if not all(engine.lasting(*verdict) for verdict in verdicts):
        return None
    beside = {p for p in paths if not p.is_relative_to(engine.store.folder)}
    return found if settled(beside, started) else None
