"""What a session of the tests knows of the examples, and how it verifies one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from paotong.accept import Acceptance
from paotong.engine import TEST_SEEDS, Engine
from paotong.example import Example, Fault
from paotong.telling import Telling
from paotong.verdict import Kind, Verdict


class NotVerified(Exception):  # noqa: N818 # it names a state, not a programming error
    """An example that is not verified; its text is the whole message."""


@dataclass
class Session:
    """One session: its engine, and what it accepts or tells.

    ``collected`` holds what was collected, by page and line, ``known`` the verdicts
    that needed no run.
    """

    engine: Engine | None = None
    telling: Telling | None = None
    acceptance: Acceptance | None = None
    collected: dict[tuple[str, int], Example | Fault | None] = field(
        default_factory=dict
    )
    known: dict[tuple[Example, str], Verdict] = field(default_factory=dict)

    def engine_for(self, page: Path) -> Engine:
        """The engine that runs the programs of ``page``.

        Raises:
            NotVerified: there is no project above it.
        """
        if self.engine is None:
            raise NotVerified(f"{page}: no mkdocs.yml above this page")
        return self.engine

    def example_at(self, page: Path, line: int) -> Example | Fault | None:
        """The example that was collected there."""
        project, key = self.engine_for(page).project, (str(page), line)
        if key not in self.collected:
            found = project.page(Path(page))
            for fence, example in zip(found.fences, found.examples, strict=True):
                self.collected[str(page), fence.line] = example
        return self.collected.get(key)

    def verify_or_accept(
        self, example: Example, seeds: Sequence[str] = TEST_SEEDS
    ) -> None:
        """Verify an example under each of ``seeds``, or accept what it prints.

        Raises:
            NotVerified: something is wrong with it.
            RefusedError: it can't be accepted.
        """
        if self.acceptance:
            self.acceptance.accept(example)
            return
        for seed in seeds:
            self._verify(example, seed)
        if self.telling:
            self.telling.good(example)

    def wrong(self, fault: Fault) -> NotVerified:
        """The exception that says ``fault``, which is told at the end as well."""
        if self.telling:
            self.telling.wrong(fault)
        return NotVerified(str(fault))

    def _verify(self, example: Example, seed: str) -> None:
        engine = self.engine_for(example.origin)
        known = self.known.pop((example, seed), None)
        verdict = known or engine.verify(example, seed)
        if verdict.kind == Kind.NOT_RUN:
            pytest.skip(f"{example.where}: {verdict.reason} ({verdict.lane.name})")
        if not verdict.good:
            if self.telling:
                self.telling.bad(example, verdict)
            raise NotVerified(f"{verdict.message}\n    (PYTHONHASHSEED={seed})")


def words_of(excinfo: pytest.ExceptionInfo[BaseException]) -> str:
    """The message of a failure alone; anything unforeseen with its traceback."""
    if isinstance(excinfo.value, NotVerified | ValueError):
        return str(excinfo.value)
    return str(excinfo.getrepr(style="long"))


def accepted(reporter: pytest.TerminalReporter, acceptance: Acceptance) -> str:
    """What ``--accept`` wrote, and how much it could not."""
    refused = [*reporter.getreports("failed"), *reporter.getreports("error")]
    if refused:
        written = "\n".join(acceptance.written) or "nothing written"
        return f"{written}\n{len(refused)} could not be accepted: see above"
    if not reporter.getreports("passed"):
        return "no example there; name pages, such as docs/index.md"
    return acceptance.summary()
