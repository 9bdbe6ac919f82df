"""What a notebook's cells print and draw, as Jupyter keeps it and as we compare it."""

from __future__ import annotations

import base64
import importlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from paotong.pictures import Picture, picture, tidy_svg

KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_TERMINAL_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def nbformat() -> Any:
    """The package of this name, loaded where there are notebooks.

    That takes as long as it takes to build a small site without any.
    """
    return importlib.import_module("nbformat")


@dataclass(frozen=True)
class CellRun:
    """What a cell printed and drew, and how many seconds it took."""

    output: str
    pictures: tuple[Picture, ...]
    seconds: float


def printed(
    outputs: list[dict[str, Any]], number: int
) -> tuple[str, tuple[Picture, ...]]:
    """The text and the pictures among the outputs of cell ``number``.

    Of a result that has several forms, the picture counts, or else the plain text.
    """
    texts: list[str] = []
    pictures: list[Picture] = []
    for output in outputs:
        kind, data = output["output_type"], output.get("data", {})
        drawn = sorted(form for form in data if form.startswith("image/"))
        if kind == "stream":
            texts.append(output["text"])
        elif kind == "error":
            texts.append(f"{output['ename']}: {output['evalue']}\n")
        elif drawn:
            name = f"cell-{number}-{len(pictures) + 1}.{_suffix(drawn[0])}"
            pictures.append(picture(name, drawn[0], _decoded(data[drawn[0]])))
        elif "text/plain" in data:
            texts.append(data["text/plain"] + "\n")
    text = _TERMINAL_COLOUR.sub("", "".join(texts))
    return text.rstrip(), tuple(pictures)


def cells_in(executed: Path) -> list[CellRun]:
    """What the cells of a notebook did that a kernel ran; none if there is no file."""
    if not executed.exists():
        return []
    cells = [
        c for c in nbformat().read(executed, as_version=4).cells if c.execution_count
    ]
    return [
        CellRun(*printed(cell.outputs, number), _seconds(cell.metadata))
        for number, cell in enumerate(cells, 1)
    ]


def recorded_outputs(done: CellRun) -> list[dict[str, Any]]:
    """What a cell did, as outputs of a notebook: its text, then its pictures."""
    outputs: list[dict[str, Any]] = []
    if done.output:
        text = {"name": "stdout", "text": done.output + "\n"}
        outputs.append({"output_type": "stream", **text})
    for drawn in done.pictures:
        content = drawn.data
        if drawn.media_type == "image/svg+xml":
            content = base64.b64decode(content).decode()
        shown = {"data": {drawn.media_type: content}, "metadata": {}}
        outputs.append({"output_type": "display_data", **shown})
    return outputs


def _seconds(metadata: dict[str, Any]) -> float:
    """How long a cell took, by what nbclient noted."""
    noted = metadata.get("execution", {})
    times = [noted.get(f"iopub.status.{state}") for state in ("busy", "idle")]
    if not all(times):
        return 0.0
    start, end = (datetime.fromisoformat(time) for time in times)
    return round((end - start).total_seconds(), 3)


def _suffix(media_type: str) -> str:
    return media_type.removeprefix("image/").partition("+")[0]


def _decoded(data: str) -> bytes:
    return data.encode() if data.lstrip().startswith("<") else base64.b64decode(data)


def tidied(content: dict[str, Any]) -> dict[str, Any]:
    """A notebook without what says nothing to readers and changes at every run.

    Metadata (but tags), execution counts, dates and random ids in pictures, and the
    plain text beside a picture go.
    """
    cells = [_tidied_cell(cell) for cell in content["cells"]]
    return {**content, "metadata": KERNEL, "cells": cells}


def _tidied_cell(cell: dict[str, Any]) -> dict[str, Any]:
    tags = cell["metadata"].get("tags")
    tidy = {**cell, "metadata": {"tags": tags} if tags else {}}
    if cell["cell_type"] == "code":
        tidy |= {"execution_count": None}
        tidy |= {"outputs": [_tidied_output(output) for output in cell["outputs"]]}
    return tidy


def _tidied_output(output: dict[str, Any]) -> dict[str, Any]:
    if output["output_type"] not in ("display_data", "execute_result"):
        return output
    data = dict(output["data"])
    if any(form.startswith("image/") for form in data):
        data.pop("text/plain", None)
    if "image/svg+xml" in data:
        data["image/svg+xml"] = tidy_svg(data["image/svg+xml"])
    count = {"execution_count": None} if "execution_count" in output else {}
    return {**output, **count, "data": data, "metadata": {}}
