"""Where a peer works: a folder with the corpus in its form, and its environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.corpus import Corpus
from benchmarks.peer import Command, Peer, Step
from benchmarks.programs import TINY, TORCH
from benchmarks.saving import serving
from benchmarks.shown import WorkMissingError, check_pages, check_tests

_LIMIT = 3 * 3600
_LINES_SHOWN = 12
_SAVES = 3
_PATIENCE = 900  # seconds until a server shows what was saved, or never will


class StepFailedError(Exception):
    """A step that failed or skipped work; its text names the tool, step and reason."""


@dataclass
class Workplace:
    """One peer at work on one corpus.

    ``folder`` belongs to it alone; ``programs`` is the folder with the commands of the
    peer's environment.
    """

    peer: Peer
    corpus: Corpus
    folder: Path
    programs: Path
    _written: dict[str, str] = field(default_factory=dict, repr=False)

    def measure(self, step: Step) -> float | None:
        """The seconds of a step, None if the peer or the corpus has no such step.

        Raises `StepFailedError` if it failed, or if not all the work was done.
        """
        command = self.peer.command(step)
        kind = TORCH if step == Step.SAVED_TORCH else TINY
        if command is None or kind not in self.corpus.kinds:
            return None
        self._prepare(step)
        try:
            if step in (Step.SAVED, Step.SAVED_TORCH):
                return self._save(command, kind)
            return self._measure(step, command)
        except WorkMissingError as error:
            what = f"{self.peer.name}, {self.corpus.size} examples, {step}: {error}"
            raise StepFailedError(what) from None

    def _measure(self, step: Step, command: Command) -> float:
        started = time.perf_counter()
        code, said = self._run(command)
        seconds = time.perf_counter() - started
        try:
            if code:
                raise WorkMissingError(f"exit code {code}")
            self._check(step, said)
        except WorkMissingError as error:
            last = "\n    ".join(said.strip().splitlines()[-_LINES_SHOWN:])
            raise WorkMissingError(f"{error}\n    {last}") from None
        return seconds

    def _save(self, command: Command, kind: str) -> float:
        """The median of the seconds from an edit until its page can be had.

        What is edited is a program of ``kind``; the server has shown its page before.
        """
        words = [str(self.programs / command[0]), *command[1:]]
        with serving(words, self.folder, self._environment(), _PATIENCE) as wait:
            wait(*self._page_edited(kind))
            return median(self._edit(kind, wait) for _ in range(_SAVES))

    def _edit(self, kind: str, wait: Callable[[str, set[str]], None]) -> float:
        self.corpus = self.corpus.edited(kind)
        started = time.perf_counter()
        self._write()
        wait(*self._page_edited(kind))
        return time.perf_counter() - started

    def _page_edited(self, kind: str) -> tuple[str, set[str]]:
        """The path of the page that edits change, and what it is to show now."""
        (page,) = set(self.corpus.pages) - set(self.corpus.edited(kind).pages)
        return f"{page.name}/", {program.output for program in page.programs}

    def _prepare(self, step: Step) -> None:
        """Bring the folder into the state that the step starts from."""
        if step == Step.EDITED:
            self.corpus = self.corpus.edited()
        if step in (Step.COLD, Step.TESTS_COLD):
            shutil.rmtree(self.folder, ignore_errors=True)
            self._written = {}
        self._write()

    def _write(self) -> None:
        """Write the files of the corpus that are not there as they should be."""
        files = dict(self.peer.files(self.corpus))
        for path, text in files.items():
            if self._written.get(path) != text:
                file = self.folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
        self._written = files

    def _run(self, command: Command) -> tuple[int, str]:
        """Exit code and output of a command of the peer's environment."""
        program, *options = command
        done = subprocess.run(
            [str(self.programs / program), *options],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_LIMIT,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def _environment(self) -> dict[str, str]:
        """A user's environment; what is cached in the home folder is cold as well."""
        home = self.folder / ".home"
        home.mkdir(exist_ok=True)
        return {
            "PATH": f"{self.programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "NO_MKDOCS_2_WARNING": "1",
        }

    def _check(self, step: Step, said: str) -> None:
        if step in (Step.COLD, Step.UNCHANGED, Step.EDITED):
            check_pages((self.folder / self.peer.html).rglob("*.html"), self.corpus)
        else:
            check_tests(said, self.corpus)
