"""Writing recorded outputs: what a program prints now becomes what it should print."""

from __future__ import annotations

import difflib
import io
from dataclasses import dataclass, field
from pathlib import Path

from paotong.accept_notebook import notebook_edits
from paotong.accept_readable import refuse_unreadable
from paotong.comments import comment
from paotong.compare import matches
from paotong.edits import Edit, RefusedError, refuse_unstable
from paotong.engine import Engine
from paotong.example import Example
from paotong.lane import Lane
from paotong.notebook import Notebook
from paotong.raised import split_at_traceback
from paotong.run import Run
from paotong.trailer import Recorded
from paotong.verdict import Kind, diff, judge

STABILITY_SEEDS = ("1", "2", "3")


@dataclass
class Acceptance:
    """Gathers the edits of a session, then writes them all, bottom-up in each file."""

    engine: Engine
    edits: dict[tuple[Path, int, int], Edit] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    complete: bool = True
    before: dict[Path, bytes] = field(default_factory=dict)

    def accept(self, example: Example) -> None:
        """Plan the edits that make ``example`` verified on this lane.

        Raises:
            RefusedError: the program fails, needs a package that is not here, its
                output is not stable, it was already given another answer, or what it
                asks to be drawn can't be.
        """
        unable = self.engine.why_not_run(example)
        if unable and unable.message:
            raise RefusedError(unable.message)
        if unable:
            return
        self.before.setdefault(example.origin, example.origin.read_bytes())
        if isinstance(example, Notebook):
            for edit in notebook_edits(example, self.engine):
                self.plan(edit)
            return
        verdicts = [self.engine.verify(example, seed) for seed in STABILITY_SEEDS]
        if all(verdict.kind == Kind.VERIFIED for verdict in verdicts):
            return
        runs = [verdict.run for verdict in verdicts if verdict.run]
        edits = self.edits_for(example, runs, self.engine.lane)
        for edit in edits:
            self.plan(edit)
        wrong = next((v.message for v in verdicts if not v.good), "")
        if wrong and not edits:  # all but what it prints: a drawing that can't be made
            raise RefusedError(wrong)

    def edits_for(self, example: Example, runs: list[Run], lane: Lane) -> list[Edit]:
        """The edits that record what ``runs`` on ``lane`` printed, none if it is.

        Raises:
            RefusedError: a run failed, their output is not stable, or could not be
                read back from a record.
        """
        known = example.origin.read_bytes()
        before = self.before.setdefault(example.origin, known).decode("utf-8")
        edits = _edits(example, runs, lane)
        refuse_unreadable(example, runs[0], lane, _all_replaced(before, edits))
        return edits

    def write(self) -> None:
        """Write the planned edits; nothing else in the files changes, not a byte."""
        files = {edit.path for edit in self.edits.values()}
        for path in sorted(files):
            if path.read_bytes() != self.before.setdefault(path, path.read_bytes()):
                self.complete = False
                self.written.append(
                    f"{path.relative_to(self.engine.project.root).as_posix()} changed "
                    "while its programs ran; nothing written there: accept again"
                )
                continue
            before = self.before[path].decode("utf-8")
            mine = [edit for edit in self.edits.values() if edit.path == path]
            after = _all_replaced(before, mine)
            path.write_bytes(after.encode("utf-8"))
            self.written.append(_difference(path, self.engine, before, after))

    def summary(self) -> str:
        """The differences written, or that there were none."""
        return "\n".join(self.written) or "every recorded output holds; nothing written"

    def plan(self, edit: Edit) -> None:
        """Have ``edit`` written with the others.

        Raises:
            RefusedError: its place was given another answer.
        """
        place = edit.path, edit.start, edit.stop
        known = self.edits.setdefault(place, edit)
        if known != edit:
            name = edit.path.relative_to(self.engine.project.root).as_posix()
            raise RefusedError(
                f"{name}:{edit.start + 1}: this example was given two answers:\n"
                + diff("\n".join(known.lines), "\n".join(edit.lines))
            )


def _edits(example: Example, runs: list[Run], lane: Lane) -> list[Edit]:
    """The edits for one example, whose runs differ from its record."""
    program = example.program
    for run in runs:
        _refuse_failure(example, run, lane)
    raises, edits = program.raises_on(lane), []
    outputs = [run.output for run in runs]
    if raises:
        found = [split_at_traceback(run.output) or ("", "") for run in runs]
        outputs = [before for before, _ in found]
        refuse_unstable(example.where, [error for _, error in found], frozenset())
        if not matches(raises.text, found[0][1]):
            edits.append(_raises_edit(example, raises, found[0][1]))
    recorded = program.output_on(lane)
    loose = program.loose_on(lane)
    expected = recorded.text if recorded else ""
    if not all(matches(expected, output, loose) for output in outputs):
        refuse_unstable(example.where, outputs, loose)
        if example.file is None and "\t" in outputs[0]:
            raise RefusedError(
                f"{example.where}: it prints a tab, and Markdown turns tabs in a fence "
                "into spaces; move the program to snippets/"
            )
        edits.append(_output_edit(example, recorded, outputs[0].rstrip()))
    return edits


def _refuse_failure(example: Example, run: Run, lane: Lane) -> None:
    """Refuse a failure: mend it, or record it as ``# Raises:`` by hand."""
    raises = example.program.raises_on(lane)
    as_expected = run.exit_code == 1 and bool(split_at_traceback(run.output))
    if run.stopped or (not raises and run.exit_code) or (raises and not as_expected):
        raise RefusedError(judge(example, run, lane).message)


def _output_edit(example: Example, recorded: Recorded | None, output: str) -> Edit:
    """Replace the text of a block, or add a first block after the program."""
    lines = example.program.text.rstrip("\n").split("\n")
    body = comment(output)
    if recorded:
        head = lines[recorded.start].partition(":")[0] + ":"
        return _edit(example, recorded.start, recorded.stop, [head, *body])
    while lines and not lines[-1].strip():
        lines.pop()
    return _edit(example, len(lines), len(lines), ["", "# Output:", *body])


def _raises_edit(example: Example, recorded: Recorded, error: str) -> Edit:
    lines = example.program.text.split("\n")
    head = lines[recorded.start].partition(":")[0]
    first, *more = error.split("\n")
    new = [f"{head}: {first}", *comment("\n".join(more))]
    return _edit(example, recorded.start, recorded.stop, new)


def _edit(example: Example, start: int, stop: int, lines: list[str]) -> Edit:
    """An edit in the program's own lines, as an edit in the file that holds it."""
    prefixed = tuple((example.prefix + line).rstrip() for line in lines)
    offset = example.offset
    return Edit(example.origin, start + offset, stop + offset, prefixed)


def _all_replaced(text: str, edits: list[Edit]) -> str:
    """The text with its edits, made from the bottom up."""
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = _replace(text, edit)
    return text


def _replace(text: str, edit: Edit) -> str:
    """The text with its edit, in its own line ends, with or without a last one."""
    lines = list(io.StringIO(text, newline=""))  # the lines that Python reads
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    ended = not lines or lines[-1].endswith(("\n", "\r"))
    if not ended:
        lines[-1] += newline
    lines[edit.start : edit.stop] = [line + newline for line in edit.lines]
    after = "".join(lines)
    return after if ended else after.removesuffix(newline)


def _difference(path: Path, engine: Engine, before: str, after: str) -> str:
    name = path.relative_to(engine.project.root).as_posix()
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), name, name, n=1, lineterm=""
    )
    return "\n".join(lines)
