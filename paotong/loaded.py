"""What a process has loaded, and which imports would load more."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Loaded:
    """The modules of a process; ``folders`` are those of its packages.

    ``asked`` are the modules that load what they are asked for and don't have, each
    with the names that it has.
    """

    modules: frozenset[str]
    folders: dict[str, tuple[str, ...]]
    asked: dict[str, frozenset[str]]

    @classmethod
    def parse(cls, words: list[str]) -> Loaded:
        """What a warm process tells: see `trace/warm_server.py`."""
        folders: dict[str, tuple[str, ...]] = {}
        asked: dict[str, set[str]] = {}
        modules = set()
        for word in words:
            package, _, folder = word.partition("@")
            module, colon, name = word.partition(":")
            if folder:
                folders[package] = (*folders.get(package, ()), folder)
            elif colon:
                asked.setdefault(module, set()).add(name)
            else:
                modules.add(word)
        frozen = {name: frozenset(names) for name, names in asked.items()}
        return cls(frozenset(modules), folders, frozen)

    def has(self, statement: str) -> bool:
        """Whether ``import module`` or ``from module import name`` loads no more."""
        _, module, *rest = statement.split()
        if module not in self.modules or not rest:
            return module in self.modules
        name = rest[-1]
        if f"{module}.{name}" in self.modules or name in self.asked.get(module, ()):
            return True
        return module not in self.asked and not any(
            entry.partition(".")[0] == name
            for folder in self.folders.get(module, ())
            for entry in _entries(folder)
        )


def _entries(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:  # it is inside an archive: then it may hold anything
        return []
