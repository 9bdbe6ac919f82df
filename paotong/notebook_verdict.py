"""The verdict on a notebook: what each of its cells did, compared with its record."""

from __future__ import annotations

from dataclasses import replace

from paotong.compare import matches
from paotong.lane import Lane
from paotong.notebook import Cell, Notebook
from paotong.outputs import CellRun
from paotong.pictures import Picture
from paotong.run import Run
from paotong.verdict import Kind, Verdict, accept_hint, diff, exit_words, indent

_SHOWN = 5


def judge_notebook(notebook: Notebook, run: Run, lane: Lane) -> Verdict:
    """One verdict on all cells: verified if every one is."""
    bad = [v for v in judge_cells(notebook, run, lane) if not v.good]
    if not bad:
        return Verdict(Kind.VERIFIED, lane, run)
    messages = [verdict.message for verdict in bad[:_SHOWN]]
    if len(bad) > _SHOWN:
        messages.append(f"... and {len(bad) - _SHOWN} cells more")
    return Verdict(bad[0].kind, lane, run, message="\n".join(messages))


def judge_cells(notebook: Notebook, run: Run, lane: Lane) -> list[Verdict]:
    """A verdict for each cell; those behind one that failed were not run."""
    short = len(run.cells) < len(notebook.cells)
    failed = run.exit_code != 0 or run.stopped is not None or short
    last = max(len(run.cells) - 1, 0) if failed else len(notebook.cells)
    verdicts = []
    for index, cell in enumerate(notebook.cells):
        if index < last:
            verdicts.append(_judge_cell(cell, run, run.cells[index], lane))
        elif index == last:
            what, details = _failure(run)
            message = f"{cell.where}: {cell.title} {what} ({lane.name}){details}"
            recorded = cell.program.output_on(lane)
            verdicts.append(Verdict(Kind.FAILED, lane, None, recorded, message))
        else:
            reason = f"cell [{last + 1}] failed"
            recorded = cell.program.output_on(lane)
            verdicts.append(Verdict(Kind.NOT_RUN, lane, None, recorded, "", reason))
    return verdicts


def not_run_cells(notebook: Notebook, whole: Verdict) -> list[Verdict]:
    """The verdicts of the cells of a notebook that can't run on this lane.

    What is wrong, if it is wrong, the first of them says.
    """
    return [
        replace(
            whole,
            recorded=cell.program.output_on(whole.lane),
            message=whole.message if cell.number == 1 else "",
        )
        for cell in notebook.cells
    ]


def _failure(run: Run) -> tuple[str, str]:
    """Why a notebook ended at a cell, and the details."""
    if run.stopped == "time":
        return "did not come to its end: the notebook takes too long; train less", ""
    if run.stopped:
        return f"did not come to its end: a limit was passed ({run.stopped})", ""
    output = indent(run.output.strip()[-2000:])
    return f"ended the notebook with {exit_words(run.exit_code)}", f"\n{output}"


def _judge_cell(cell: Cell, run: Run, done: CellRun, lane: Lane) -> Verdict:
    recorded = cell.program.output_on(lane)
    expected = recorded.text if recorded else ""
    mine = replace(
        run, output=done.output, pictures=done.pictures, seconds=done.seconds, cells=()
    )
    if not matches(expected, done.output, cell.program.loose_on(lane)):
        what = f"prints something else than recorded ({lane.name})"
        details = diff(expected, done.output)
    elif _kinds(cell.pictures) != _kinds(done.pictures):
        what = f"draws something else than recorded ({lane.name})"
        details = diff(_kinds(cell.pictures), _kinds(done.pictures))
    else:
        return Verdict(Kind.VERIFIED, lane, mine, recorded)
    message = f"{cell.where}: {cell.title} {what}\n{details}\n    {accept_hint(cell)}"
    return Verdict(Kind.MISMATCH, lane, mine, recorded, message)


def _kinds(pictures: tuple[Picture, ...]) -> str:
    return "\n".join(picture.media_type for picture in pictures)
