"""What a session of the tests tells at its end: annotations, a summary, a report."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from paotong.accept import STABILITY_SEEDS
from paotong.actions import Silence, error_commands, in_actions
from paotong.engine import Engine
from paotong.example import Example, Fault
from paotong.findings import Finding, found_in, found_wrong
from paotong.ledger import lane_id
from paotong.notebook import Notebook
from paotong.places import STORE
from paotong.report import Printed, Report, asked_for, digest
from paotong.summary import add_to_summary, summary, summary_file
from paotong.verdict import Kind, Verdict

REPORTS = "report"  # in the store
_RERUN = 100  # examples whose other runs go into a report


@dataclass
class Telling:
    """Gathers what is verified and what is wrong.

    Made before anything is said, so that nothing that programs print commands GitHub's
    runner; what it writes itself comes after all else.
    """

    engine: Engine
    verified: set[str] = field(default_factory=set)
    findings: dict[Finding, Printed | None] = field(default_factory=dict)
    silence: Silence | None = field(
        default_factory=lambda: Silence(sys.stdout) if in_actions() else None
    )
    asked_for: bool = field(default_factory=asked_for)
    summary: Path | None = field(default_factory=summary_file)

    def good(self, example: Example) -> None:
        """Note that an example is verified."""
        self.verified.add(digest(example))

    def bad(self, example: Example, verdict: Verdict) -> None:
        """Note what is wrong with an example, with what it prints under all seeds."""
        finding = found_in(example, verdict)
        wanted = self.asked_for and len(self.findings) < _RERUN
        runs = verdict.kind == Kind.MISMATCH and not isinstance(example, Notebook)
        self.findings[finding] = self._printed(example) if wanted and runs else None

    def wrong(self, fault: Fault) -> None:
        """Note a fault of a page."""
        self.findings[found_wrong(fault)] = None

    def take_over(
        self, verified: set[str], findings: dict[Finding, Printed | None]
    ) -> None:
        """Note what another has gathered."""
        self.verified |= verified
        self.findings |= findings

    def write(self) -> None:
        """Write the report, if it is asked for, and the summary of the job."""
        if not self.verified and not self.findings:
            return  # no example was among the tests
        report = Report(
            self.engine.lane, frozenset(self.verified), tuple(self.findings.items())
        )
        if self.asked_for:
            folder = self.engine.project.root / STORE / REPORTS
            report.write(folder / lane_id(self.engine.lane) / "outputs.json")
        if self.findings:
            add_to_summary(summary([report]), self.summary)

    def end(self) -> None:
        """Show the findings at their lines on GitHub."""
        if self.silence:
            commands = error_commands(list(self.findings), self.engine.lane.name)
            self.silence.end(commands)

    def _printed(self, example: Example) -> Printed | None:
        """What the program prints under every seed that `accept` would ask for."""
        verdicts = [self.engine.verify(example, seed) for seed in STABILITY_SEEDS]
        runs = [
            (seed, v.run) for seed, v in zip(STABILITY_SEEDS, verdicts, strict=True)
        ]
        whole = tuple((seed, run) for seed, run in runs if run)
        return Printed(digest(example), whole) if len(whole) == len(runs) else None
