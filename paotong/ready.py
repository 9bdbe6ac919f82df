"""What a server loads before a file is saved, while nobody waits for it."""

from __future__ import annotations

import importlib

from paotong.mkdocs_internals import learn_words

# What is loaded with the first page that is made anew.
_OF_PAGES = ("kept_rendering", "written_now", "browser_lane", "generated", "formatter")


def get_ready() -> None:
    """Load what the first saved page needs: the engine, and the Chinese words."""
    learn_words()
    for name in _OF_PAGES:
        importlib.import_module(f"paotong.{name}")
