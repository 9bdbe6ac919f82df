"""A small site that is built in processes of their own, by an engine that is edited."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import paotong
from tests.made_site import Built, MadeSite, files_in

_SERVER = Path(__file__).with_name("build_server.py")
# What is wrong runs in both builds, and never takes as long as before; here it does.
_TAKES = """

_really = run_example


def run_example(*args):
    import dataclasses
    import os

    seconds = 1 + float(os.environ["MADE_SECONDS"]) / 100
    run = _really(*args)
    cells = tuple(dataclasses.replace(cell, seconds=seconds) for cell in run.cells)
    return dataclasses.replace(run, seconds=seconds, cells=cells)
"""


class Builders:
    """A process that forks one for each build; ``seed`` is its hash seed."""

    def __init__(self, seed: str) -> None:
        environment = os.environ | {"PYTHONHASHSEED": seed, "NO_MKDOCS_2_WARNING": "1"}
        self._server = subprocess.Popen(
            [sys.executable, str(_SERVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def ask(self, what: str, fact: Any) -> Any:
        """Ask for what `build_server` does."""
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps([what, fact]) + "\n")
        self._server.stdin.flush()
        return json.loads(self._server.stdout.readline())

    def close(self) -> None:
        """End it."""
        self._server.communicate()


@contextmanager
def builders() -> Iterator[tuple[Builders, Builders]]:
    """Two such processes, with different hash seeds."""
    both = Builders("1"), Builders("2")
    try:
        yield both
    finally:
        for each in both:
            each.close()


def copy_engine(to: Path) -> None:
    """Copy the engine; in the copy, all programs take the same time."""
    source = Path(paotong.__file__).parent
    shutil.copytree(source, to / "paotong", dirs_exist_ok=True)
    run = to / "paotong" / "run.py"
    run.write_text(run.read_text("utf-8") + _TAKES, "utf-8")


class BuiltSite(MadeSite):
    """A site, and beside it the engine and a folder of what is installed besides."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        two: tuple[Builders, Builders],
    ) -> None:
        (folder / "root").mkdir()
        super().__init__(folder / "root", monkeypatch)
        self.builders, self.clean_builders = two
        self.engine, self.installed = folder / "engine", folder / "site-packages"
        self.installed.mkdir()
        copy_engine(self.engine)
        self.moment = 0
        self.environment: dict[str, str] = {}
        self.version = sys.version

    def job(self, **facts: Any) -> dict[str, Any]:
        """A build as it would be now, with other ``facts``."""
        return {
            "config": str(self.root / "mkdocs.yml"),
            "engine": str(self.engine),
            "site": str(self.root / "site"),
            "path": [str(self.installed)],
            "version": self.version,
            "environment": {**self.environment, "MADE_SECONDS": str(self.moment)},
            **facts,
        }

    def edit_engine(self, path: str, old: str, new: str) -> bool:
        """Edit a file of the engine, so that Python notices."""
        file = self.engine / "paotong" / path
        text = file.read_text("utf-8")
        if old not in text:
            return False
        file.write_text(text.replace(old, new, 1), "utf-8")
        self.moment += 1
        # What Python compiled counts while time (in seconds) and size are the same.
        later = file.stat().st_mtime + 10 * self.moment
        os.utime(file, (later, later))
        return True

    def build(self, site: str | None = None, **facts: Any) -> Built:
        """Build the site with what is kept, into ``site`` or its own folder."""
        folder = {"site": site} if site else {}
        return self._built(self.builders, folder | facts)

    def _build_anew(self, site: str, **facts: Any) -> Built:
        return self._built(self.clean_builders, {"site": site, **facts})

    def _built(self, builders: Builders, facts: dict[str, Any]) -> Built:
        job = self.job(**facts)
        ended = builders.ask("end", builders.ask("begin", job))
        assert ended.get("failed") is None, ended["failed"]
        return Built(files_in(Path(job["site"])), ended.get("said", []))
