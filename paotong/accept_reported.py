"""Accepting what programs printed on lanes that are not here, out of their reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from paotong.accept import STABILITY_SEEDS, Acceptance
from paotong.edits import Edit, RefusedError
from paotong.engine import Engine
from paotong.example import Example, Where
from paotong.findings import Finding, What
from paotong.lane import Lane
from paotong.places import NOTEBOOK
from paotong.report import Printed, Report, digest
from paotong.reports import read_reports
from paotong.verdict import diff

Place = tuple[Path, int]  # of a program, which several pages may show


@dataclass
class Answers:
    """What the reports answer for each program, until all of them have been heard."""

    acceptance: Acceptance
    reports: list[Report]
    edits: dict[Place, dict[Edit, Lane]] = field(default_factory=dict)
    refused: dict[str, None] = field(default_factory=dict)  # in order, each once
    bad: set[Place] = field(default_factory=set)

    def take(self, finding: Finding, printed: Printed | None, report: Report) -> None:
        """Take over what a report tells of a program; faults of pages are not its."""
        if printed is None:
            if finding.what is not What.FAULT:
                self.refuse(finding.message + _of_notebook(finding.where))
            return
        found = list(_examples(self.acceptance.engine, finding.where, printed))
        for example in found:
            self._take(example, printed, report.lane)
        if not found:
            self.refuse(_gone(finding.where, report))

    def _take(self, example: Example, printed: Printed, lane: Lane) -> None:
        """Plan what records the output of ``example`` on ``lane``, or note why not."""
        runs = [run for _, run in printed.runs]
        try:
            if tuple(seed for seed, _ in printed.runs) != STABILITY_SEEDS:
                raise RefusedError(
                    f"{example.where}: its runs were not under the hash seeds "
                    f"{', '.join(STABILITY_SEEDS)}; take the report of a new run"
                )
            if not example.program.runs_on(lane):
                raise RefusedError(
                    f"{example.where}: no recorded output holds on {lane.name} any more"
                )
            for edit in self.acceptance.edits_for(example, runs, lane):
                self._answer(example, edit, lane)
        except RefusedError as error:
            self.refuse(f"{error}\n    (on {lane.name})", example)

    def refuse(self, why: str, example: Example | None = None) -> None:
        """Note why nothing is written, for ``example`` if it is about one."""
        self.refused[why] = None
        if example:
            self.bad.add((example.origin, example.offset))

    def write(self) -> None:
        """Write the answers for every program about which none is refused."""
        for place, edits in self.edits.items():
            for edit in edits if place not in self.bad else ():
                self.acceptance.plan(edit)
        self.acceptance.write()

    def _answer(self, example: Example, edit: Edit, lane: Lane) -> None:
        for report in self.reports:
            verified = digest(example) in report.verified
            if verified and _same_block(example, edit, report.lane):
                raise RefusedError(
                    f"{example.where}: {example.title} prints what is recorded on "
                    f"{report.lane.name}, and something else on {lane.name}"
                    f"\n    {_own_block(lane, report.lane)}"
                )
        known = self.edits.setdefault((example.origin, example.offset), {})
        for other, there in known.items():
            same_place = (other.start, other.stop) == (edit.start, edit.stop)
            if same_place and other != edit:
                raise RefusedError(
                    f"{example.where}: {example.title} prints one thing on {there.name}"
                    f" (-) and another on {lane.name} (+):\n"
                    + diff("\n".join(other.lines), "\n".join(edit.lines))
                    + f"\n    {_own_block(lane, there)}"
                )
        known[edit] = lane


def accept_reported(engine: Engine, places: list[Path], pages: list[str]) -> Answers:
    """Write what the reports in ``places`` say was printed, as ``--accept`` would have.

    Only what they say of ``pages`` (``docs/index.md``, or a folder), if any are named.

    Raises:
        ReportError: a report can't be read; then nothing is written.
    """
    answers = Answers(Acceptance(engine), read_reports(places))
    seen = set()
    for report in answers.reports:
        for finding, printed in report.findings:
            named = [name for name in pages if _holds(name, finding.where.path)]
            if named or not pages:
                answers.take(finding, printed, report)
            seen.update(named)
    for page in pages:
        if page not in seen:
            answers.refuse(f"{page}: no report says anything of this page")
    answers.write()
    return answers


def _holds(name: str, page: str) -> bool:
    """Whether a name is that of a page, or of a folder above it."""
    return page == name or page.startswith(f"{name}/")


def _examples(engine: Engine, where: Where, printed: Printed) -> Iterator[Example]:
    """The examples of a page whose program is still the one that ran."""
    project = engine.project
    names = {
        path.relative_to(project.root).as_posix(): path for path in project.page_paths()
    }
    if where.path in names:
        for example in project.page(names[where.path]).examples:
            if isinstance(example, Example) and digest(example) == printed.digest:
                yield example


def _of_notebook(where: Where) -> str:
    """What to do instead, where it is a notebook that is different."""
    if PurePosixPath(where.path).suffix != NOTEBOOK:
        return ""
    return (
        "\n    Nothing of a notebook can be taken from a report, which holds none of "
        f"its pictures. Run it, on any machine: nox -s accept -- --models {where.path}"
    )


def _gone(where: Where, report: Report) -> str:
    return (
        f"{where}: no program on this page is the one that ran on {report.lane.name}: "
        f"it has changed since\n    Push it, and take the new report ({report.origin})"
    )


def _same_block(example: Example, edit: Edit, lane: Lane) -> bool:
    """Whether ``edit`` would change what is recorded for ``lane``."""
    program = example.program
    start = edit.start - example.offset
    blocks = [program.output_on(lane), program.raises_on(lane)]
    if any(block and block.start == start for block in blocks):
        return True
    adds = all(block.start != start for block in (*program.outputs, *program.raises))
    return adds and blocks[0] is None and program.runs_on(lane)


def _own_block(lane: Lane, other: Lane) -> str:
    """What to do where a block holds for two lanes that print different things."""
    version, others = lane.short.rstrip("t"), other.short.rstrip("t")
    labels = [f"=={version}.*"] if version != others else []
    if lane.free_threaded != other.free_threaded:
        labels.append("free-threaded" if lane.free_threaded else "gil")
    if lane.system != other.system:
        labels.append(lane.system)
    label = ", ".join(labels) or f"=={lane.version}"
    return (
        "Give it a block of its own above the one for the others, such as # Output "
        f"({label}):, and accept again; or let it print the same everywhere"
    )
