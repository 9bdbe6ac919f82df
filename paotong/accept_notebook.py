"""Writing a notebook's outputs: what its cells print and draw now, in a tidy file."""

from __future__ import annotations

from typing import Any

from paotong.edits import Edit, RefusedError, refuse_unstable
from paotong.engine import Engine
from paotong.notebook import Notebook
from paotong.outputs import nbformat, recorded_outputs, tidied
from paotong.run import Run
from paotong.verdict import Kind, Verdict

_SEEDS = ("1", "2")


def notebook_edits(notebook: Notebook, engine: Engine) -> list[Edit]:
    """The edit that makes a notebook verified and tidy, none if it is both already.

    Raises:
        RefusedError: a cell fails, or two runs do not print and draw the same.
    """
    verdicts = [engine.verify(notebook, seed) for seed in _SEEDS]
    outputs = None
    if not all(verdict.kind == Kind.VERIFIED for verdict in verdicts):
        outputs = _stable_outputs(notebook, verdicts)
    after = nbformat().writes(nbformat().from_dict(_with(notebook, outputs)))
    lines = notebook.origin.read_text("utf-8").splitlines()
    if after.splitlines() == lines:
        return []
    return [Edit(notebook.origin, 0, len(lines), tuple(after.splitlines()))]


def _stable_outputs(
    notebook: Notebook, verdicts: list[Verdict]
) -> list[list[dict[str, Any]]]:
    """The outputs of each cell, the same in every run."""
    runs: list[Run] = []
    for verdict in verdicts:
        if verdict.run is None or verdict.kind == Kind.FAILED:
            raise RefusedError(verdict.message)
        runs.append(verdict.run)
    for number, cell in enumerate(notebook.cells):
        did = [run.cells[number] for run in runs]
        drew = [[picture.media_type for picture in one.pictures] for one in did]
        texts = [f"{one.output}\n{kinds}" for one, kinds in zip(did, drew, strict=True)]
        refuse_unstable(cell.where, texts, cell.program.loose_on(verdicts[0].lane))
    return [recorded_outputs(cell) for cell in runs[0].cells]


def _with(
    notebook: Notebook, outputs: list[list[dict[str, Any]]] | None
) -> dict[str, Any]:
    """The tidy notebook with these outputs, or with its own."""
    after = tidied(notebook.content)
    code = [
        c for c in after["cells"] if c["cell_type"] == "code" and c["source"].strip()
    ]
    for cell, new in zip(code, outputs or [], strict=bool(outputs)):
        cell["outputs"] = new
    return after
