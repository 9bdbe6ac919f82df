"""What decides how a page looks besides its text, as one digest for each page.

Zensical keeps a page by its text, and knows of nothing else that it depends on. So the
text has to be another one when anything of that changes: the digest stands in it.
"""

from __future__ import annotations

import os
from functools import cache, cached_property
from pathlib import Path
from xml.etree.ElementTree import tostring

from paotong.engine import Engine
from paotong.example import Example
from paotong.fingerprint import digest, environment, plain
from paotong.generated import written
from paotong.includes import may_include
from paotong.kept import States
from paotong.needs import with_imports
from paotong.survey import Survey


class Keys:
    """The keys of the pages of an engine's project, as it is when this is made."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.project = engine, engine.project
        self._states = States(self.project.root)
        self._survey = Survey(engine)
        self._files: dict[Path, set[Path]] = {}

    def key(self, path: Path) -> str:
        """All that decides about a page: for the text that Zensical keeps it by."""
        runs = {p for p in self._depends_on(path) if self._in_store(p)}
        around, ran = _around(self.project.root), self._are(runs)
        return digest(around, self.content(path), ran)[:16]

    def content(self, path: Path) -> str:
        """The part of it that is not found by running programs.

        Where a page lists what was found of all examples, they all count.
        """
        name = path.relative_to(self.project.docs).as_posix()
        parts = written(self._survey, name, runs=False)
        told = [tostring(element, "unicode") for element in parts.values()]
        lists = any("ledger" in part for part in self._survey.outlines[name].parts)
        return digest(told, self._own(path), self._all if lists else "")

    @cached_property
    def _all(self) -> str:
        return digest([self._own(path) for path in self.project.page_paths()])

    def _own(self, path: Path) -> str:
        """A digest of the files that a page shows, and that its programs take."""
        return self._are({p for p in self._depends_on(path) if not self._in_store(p)})

    def _depends_on(self, path: Path) -> set[Path]:
        if path not in self._files:
            page, snippets = self.project.page(path), self.project.snippets
            found = {path} | may_include(page.text, snippets)
            for example in page.examples:
                if isinstance(example, Example):
                    found |= self._taken_by(example)
            self._files[path] = found
        return self._files[path]

    def _taken_by(self, example: Example) -> set[Path]:
        took = self.engine.depends_on(example)
        if example.file and not any(path.suffix == ".json" for path in took):
            # It has not run, or not well: what it takes can only be read in it.
            took |= with_imports({example.file}, self.project.snippets)
        return took

    def _in_store(self, path: Path) -> bool:
        return path.is_relative_to(self.engine.store.folder)

    def _are(self, paths: set[Path]) -> str:
        root = self.project.root
        names = sorted(os.path.relpath(path, root) for path in paths)
        return digest([[name, self._states.of(name)] for name in names])


@cache
def _around(root: Path) -> str:
    """The engine and the packages that run, and what else all pages depend on."""
    return digest(plain(environment(root)))
