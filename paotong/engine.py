"""The engine: one door to a verdict, for the build, the tests and `accept` alike."""

from __future__ import annotations

import os.path
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from paotong.ahead import Ahead
from paotong.containment import required
from paotong.example import Example
from paotong.lane import Lane, current_lane
from paotong.needs import imported_names
from paotong.notebook import Cell, Notebook
from paotong.notebook_verdict import judge_cells, judge_notebook, not_run_cells
from paotong.places import STORE
from paotong.project import Page, Project
from paotong.recording import is_recorded, judge_recording, record
from paotong.run import Run, run_example
from paotong.seconds import FILE
from paotong.slots import Slots, Turn, processors
from paotong.store import Kept, Store
from paotong.verdict import Kind, Verdict, judge, why_not_run

TEST_SEEDS = ("1", "2")


@dataclass(frozen=True)
class Engine:
    """A project with its store, on the lane that is running now."""

    project: Project
    store: Store
    lane: Lane
    slots: Slots = field(default_factory=lambda: Slots(processors()), compare=False)
    _notebooks: dict[Path, tuple[Notebook, Verdict]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def at(cls, root: Path) -> Engine:
        """The engine of the project at ``root``; its store is ``root/.paotong``."""
        return cls(Project(root), Store(root / STORE), current_lane())

    def verify(self, example: Example, seed: str = "random") -> Verdict:
        """The verdict of ``example``: from the store if nothing changed, else by a run.

        Only verified runs are kept, so what is wrong runs again until it is right, but
        not twice in one build, where the ledger asks after the page.
        """
        if isinstance(example, Cell):
            return self._verify_cell(example)
        run = self.ahead.take(example, seed)
        if run is None and (known := self._known(example, seed)):
            return known
        verdict = _judge(example, run, self.lane) if run else None
        verdict = verdict or self.verify_anew(example, seed)
        if verdict.run and not verdict.good:
            self.ahead.put_back(example, seed, verdict.run)
        return verdict

    def lasting(
        self, example: Example, verdict: Verdict, elsewhere: list[Verdict]
    ) -> bool:
        """Whether this is what the store says of ``example``, with nothing wrong."""
        known = self._known_part(example)
        others = list(self.verified_elsewhere(example))
        return verdict.good and known == verdict and others == elsewhere

    def _known_part(self, example: Example) -> Verdict | None:
        """What `_known` knows of an example, which may be a cell of a notebook."""
        if not isinstance(example, Cell):
            return self._known(example)
        notebook = self.project.notebook(example.notebook)
        whole = self._known(notebook)
        if whole is None or example not in notebook.cells:
            return None
        return self._cell_verdict(notebook, whole, example)

    def depends_on(self, example: Example) -> set[Path]:
        """The files that decide what is shown of ``example``, the page's own apart.

        A folder stands for its names: where a program imports packages, a module of
        the same name beside it comes first.
        """
        whole = self.whole(example)
        found = self.store.depends_on(whole)
        if isinstance(whole, Notebook):
            found.add(whole.origin)
        if example.file:
            found.add(example.file)
            if imported_names(example.program.code) - sys.stdlib_module_names:
                found.add(example.file.parent)
        return found

    def _known(self, example: Example, seed: str = "random") -> Verdict | None:
        """The verdict that needs no run, None if there is none."""
        if unable := self.why_not_run(example):
            return unable
        kept = self._kept(example, seed).run
        verdict = _judge(example, kept, self.lane) if kept else None
        return verdict if verdict and verdict.kind == Kind.VERIFIED else None

    @cached_property
    def ahead(self) -> Ahead:
        """What runs before it is asked for."""
        return Ahead(self._run_in_company, self.slots, self.store.folder / FILE)

    def run_ahead(
        self, wanted: Iterable[tuple[Example, str]]
    ) -> dict[tuple[Example, str], Verdict]:
        """Start to run those of ``wanted`` (with their hash seeds) that must run.

        `verify` then waits for what it is asked for, and for nothing else. Returns the
        verdicts of the others.
        """
        found = {job: self._known(*job) for job in wanted}
        if missing := [job for job, verdict in found.items() if verdict is None]:
            self.ahead.start(missing)
        return {job: verdict for job, verdict in found.items() if verdict}

    def _run_in_company(self, example: Example, seed: str, turn: Turn) -> Run | None:
        """A run beside others, None if these may have spoiled it."""
        verdict = self._verify_now(example, seed)
        return verdict.run if verdict.good or not turn.company else None

    def why_run(self, example: Example, seed: str = "random") -> str:
        """Why ``example`` would run if it were verified now; empty if it would not."""
        if unable := self.why_not_run(example):
            return f"it can't run here: {unable.reason}"
        kept = self._kept(example, seed)
        if kept.run and _judge(example, kept.run, self.lane).kind != Kind.VERIFIED:
            return "its record has changed since"
        return kept.why

    def _kept(self, example: Example, seed: str) -> Kept:
        """What the store holds of it, if it ran as contained as is required."""
        kept = self.store.look_up(example, self.lane, seed)
        if kept.run and required() not in (None, kept.run.containment):
            return Kept(None, "its run had no sandbox, which is required")
        if kept.run and not is_recorded(example, kept.run):
            return Kept(None, "what is drawn of it was recorded by another engine")
        return kept

    def wholes(self, page: Page) -> list[Example]:
        """What runs for ``page``: its programs, or the notebook that it is."""
        found = [example for example in page.examples if isinstance(example, Example)]
        if any(isinstance(example, Cell) for example in found):
            return [self.project.notebook(page.path)]
        return found

    def why_not_run(self, example: Example) -> Verdict | None:
        """The verdict of an example that can't run here, None if it can."""
        return why_not_run(example, self.lane, self.project.root)

    def verify_anew(self, example: Example, seed: str = "random") -> Verdict:
        """Run ``example`` now and alone, whatever the store holds."""
        with self.slots.turn(alone=True):
            return self._verify_now(example, seed)

    def _verify_now(self, example: Example, seed: str) -> Verdict:
        started = time.time()
        run = record(example, run_example(example, seed), self.lane)
        verdict = _judge(example, run, self.lane)
        if verdict.kind == Kind.VERIFIED and _unchanged_since(example, run, started):
            self.store.put(example, self.lane, seed, run)
        return verdict

    def verified_elsewhere(self, example: Example) -> Iterator[Verdict]:
        """The verified runs of ``example`` that the store holds, but those from here.

        Where its packages are missing now, a run from when they were here counts too.
        """
        whole = self.whole(example)
        unable = self.why_not_run(whole)
        here = None if unable and unable.missing else self.lane
        for lane, run in self.store.elsewhere(whole, here):
            if _judge(whole, run, lane).kind == Kind.VERIFIED:
                yield self._part(whole, example, run, lane)

    def whole(self, example: Example) -> Example:
        """What runs for an example: itself, or the notebook whose cell it is."""
        if isinstance(example, Cell):
            return self.project.notebook(example.notebook)
        return example

    def _verify_cell(self, cell: Cell) -> Verdict:
        """The verdict of a notebook's cell; one run serves them all.

        Also where it fails: until the notebook changes, it would fail again.
        """
        notebook = self.project.notebook(cell.notebook)
        known = self._notebooks.get(cell.notebook)
        if known is None or known[0] is not notebook:
            known = notebook, self.verify(notebook)
            self._notebooks[cell.notebook] = known
        if cell not in notebook.cells:
            what = "this notebook changed while its page was rendered; build again"
            return Verdict(Kind.FAILED, self.lane, message=f"{cell.where}: {what}")
        return self._cell_verdict(notebook, known[1], cell)

    def _cell_verdict(self, notebook: Notebook, whole: Verdict, cell: Cell) -> Verdict:
        """The verdict of a cell, of a notebook with the verdict ``whole``."""
        if whole.run is None:
            return not_run_cells(notebook, whole)[cell.number - 1]
        return judge_cells(notebook, whole.run, self.lane)[cell.number - 1]

    @staticmethod
    def _part(whole: Example, example: Example, run: Run, lane: Lane) -> Verdict:
        """The verdict of a cell, of a whole that was verified by ``run``."""
        if isinstance(whole, Notebook) and isinstance(example, Cell):
            return judge_cells(whole, run, lane)[example.number - 1]
        return _judge(whole, run, lane)


@cache
def engine_of(root: Path) -> Engine:
    """The one engine of this process for the project at ``root``."""
    return Engine.at(root)


def _judge(example: Example, run: Run, lane: Lane) -> Verdict:
    if isinstance(example, Notebook):
        return judge_notebook(example, run, lane)
    return judge_recording(example, judge(example, run, lane))


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
