"""What the engine writes into the pages of a site and beside them, as it was kept.

All of it depends on every page and every run. As long as none of these has changed, a
digest for each page says so, and the engine is not even loaded.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from paotong.commits import commit_of
from paotong.fingerprint import digest, environment, plain
from paotong.kept import Shelf, settled
from paotong.places import STORE
from paotong.site_facts import SiteFacts

_SLOT = ("written",)
States = dict[str, str | None]


def _now() -> ModuleType:
    from paotong import written_now  # noqa: PLC0415 # it loads the engine

    return written_now


@dataclass
class WrittenSite:
    """What is written in one build of ``site``, the project at ``root``.

    ``hold`` tells whether files are in the states that they were in.
    """

    root: Path
    site: SiteFacts
    hold: Callable[[States], bool]
    _started: float = field(default_factory=time.time)

    def into(self, page: str) -> str:
        """A digest of what is written into ``page``, a path under docs/."""
        if self._kept is not None:
            return str(self._kept["pages"].get(page, ""))
        return str(_now().into(self.root, page))

    @property
    def faultless(self) -> bool:
        """Whether nothing is wrong with front matters, and between the pages."""
        return self._kept is not None or bool(_now().faultless(self.root))

    @property
    def names(self) -> list[str]:
        """The names of the files that stand beside the pages.

        They are known before all examples have run.
        """
        if self._kept is not None:
            return list(self._kept["files"])
        return list(_now().names(self.root, self.site))

    @property
    def contents(self) -> dict[str, str]:
        """The files that stand beside the pages, by their names.

        To be asked in every build, as it keeps for the next one what is known now.
        """
        return dict(self._found["files"])

    @cached_property
    def _key(self) -> str:
        return self._key_now()

    def _key_now(self) -> str:
        around = plain(environment(self.root))
        return digest(around, asdict(self.site), commit_of(self.root))

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self.root / STORE / "written")

    @cached_property
    def _kept(self) -> dict[str, Any] | None:
        """What is kept, None if it no longer counts."""
        kept = self._shelf.get(_SLOT)
        counts = kept.get("key") == self._key and self.hold(kept["depends"])
        return kept if counts else None

    @cached_property
    def _found(self) -> dict[str, Any]:
        if self._kept is not None:
            return self._kept
        made, depends = _now().write(self.root, self.site)
        kept = {**made, "key": self._key, "depends": depends}
        # Thousands, nearly all of them runs: asked by their names, which is faster.
        inside = STORE + os.sep
        others = (path for path in depends or () if not path.startswith(inside))
        beside = [self.root / path for path in others]
        certain = depends is not None and settled(beside, self._started)
        if certain and self._key_now() == self._key:
            self._shelf.put(_SLOT, kept)
        return kept
