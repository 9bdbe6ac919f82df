"""Run it here, in a build by MkDocs: programs run ahead, Pyodide among the files."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from paotong.pyodide_files import SITE, find_pyodide, required

if TYPE_CHECKING:
    from paotong.engine import Engine
    from paotong.project import Page

_log = logging.getLogger("mkdocs.plugins.paotong")


def offer(root: Path, files: Files, config: MkDocsConfig) -> None:
    """Let readers load what their browsers need to run programs.

    Without Pyodide, pages have no buttons; that is said once, as a warning only where
    it is required.
    """
    pyodide = find_pyodide(root)
    if pyodide is None:
        say = _log.warning if required() else _log.info
        say("No program can be run in the browser: python -m paotong fetch")
        return
    for name, path in pyodide.served().items():
        files.append(File.generated(config, name, abs_src_path=str(path)))
    index = pyodide.index()
    files.append(File.generated(config, f"{SITE}/files.json", content=index))


def run_in_browser(engine: Engine, pages: Iterable[Page]) -> None:
    """Run what is missing on ``pages``, where there is a Pyodide to run it."""
    from paotong.browser_lane import browser_of  # noqa: PLC0415 # needs the engine
    from paotong.here import programs  # noqa: PLC0415

    if browser := browser_of(engine):
        browser.run_ahead(programs(pages))


def end(engine: Engine) -> None:
    """Let no program outlive the build."""
    from paotong.browser_lane import browser_of  # noqa: PLC0415

    if browser := browser_of(engine):
        browser.stop()
