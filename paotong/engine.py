"""The engine: one door to a verdict, for the build, the tests and `accept` alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paotong.example import Example
from paotong.lane import Lane, current_lane
from paotong.project import Project
from paotong.run import run_example
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
        run = run_example(example, seed)
        verdict = judge(example, run, self.lane)
        if verdict.kind == Kind.VERIFIED and self._still_the_same(example):
            self.store.put(example, self.lane, seed, run)
        return verdict

    def verified_elsewhere(self, example: Example) -> Iterator[Verdict]:
        """The verified runs of ``example`` on other lanes that the store holds."""
        for lane, run in self.store.elsewhere(example, self.lane):
            verdict = judge(example, run, lane)
            if verdict.kind == Kind.VERIFIED:
                yield verdict

    def _still_the_same(self, example: Example) -> bool:
        """Whether the file that ran still holds the program that was read."""
        if example.file is None:
            return True
        return (
            example.file.is_file()
            and example.file.read_text("utf-8") == example.program.text
        )
