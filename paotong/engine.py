"""The engine: one door to a verdict, for the build, the tests and `accept` alike."""

from __future__ import annotations

import os.path
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paotong.example import Example
from paotong.lane import Lane, current_lane
from paotong.project import Project
from paotong.run import Run, run_example
from paotong.store import Store
from paotong.verdict import Kind, Verdict, judge, why_not_run

TEST_SEEDS = ("1", "2")


@dataclass(frozen=True)
class Engine:
    """A project with its store, on the lane that is running now."""

    project: Project
    store: Store
    lane: Lane

    @classmethod
    def at(cls, root: Path) -> Engine:
        """The engine of the project at ``root``; its store is ``root/.paotong``."""
        return cls(Project(root), Store(root / ".paotong"), current_lane())

    def verify(self, example: Example, seed: str = "random") -> Verdict:
        """The verdict of ``example``: from the store if nothing changed, else by a run.

        Only verified runs are kept, so what is wrong runs again until it is right.
        """
        if unable := why_not_run(example, self.lane):
            return unable
        kept = self.store.get(example, self.lane, seed)
        if kept:
            verdict = judge(example, kept, self.lane)
            if verdict.kind == Kind.VERIFIED:
                return verdict
        return self.verify_anew(example, seed)

    def verify_anew(self, example: Example, seed: str = "random") -> Verdict:
        """Run ``example`` now, whatever the store holds."""
        started = time.time()
        run = run_example(example, seed)
        verdict = judge(example, run, self.lane)
        if verdict.kind == Kind.VERIFIED and _unchanged_since(example, run, started):
            self.store.put(example, self.lane, seed, run)
        return verdict

    def verified_elsewhere(self, example: Example) -> Iterator[Verdict]:
        """The verified runs of ``example`` on other lanes that the store holds."""
        for lane, run in self.store.elsewhere(example, self.lane):
            verdict = judge(example, run, lane)
            if verdict.kind == Kind.VERIFIED:
                yield verdict


def _unchanged_since(example: Example, run: Run, started: float) -> bool:
    """Whether the program and the files it read are still those that ran."""
    if example.file is None:
        return True
    try:
        if example.file.read_text("utf-8") != example.program.text:
            return False
    except (OSError, ValueError):
        return False
    there = [file for file in run.files if os.path.exists(file)]
    return all(os.path.getmtime(file) < started for file in there)
