"""One build at a time writes into a folder: MkDocs empties it first, then fills it."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from filelock import FileLock, Timeout

_log = logging.getLogger("mkdocs.plugins.paotong")


class SiteLock:
    """Held by the build that writes into the folder ``site``.

    The lock is a file in ``folder``, never in the site; if a build is killed, the
    system gives it back.
    """

    def __init__(self, folder: Path, site: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(str(site.resolve()).encode()).hexdigest()[:24]
        self._site = site
        self._lock = FileLock(folder / f"{name}.lock", is_singleton=True)

    def acquire(self) -> None:
        """Wait until no other build writes there."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            _log.info("Another build writes into %s: this one waits", self._site)
            self._lock.acquire()

    def release(self) -> None:
        """Let others write there."""
        self._lock.release(force=True)
