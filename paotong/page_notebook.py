"""A page as a Jupyter notebook: its prose, its programs and what they printed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from paotong.example import Example
from paotong.outputs import KERNEL, CellRun, recorded_outputs
from paotong.project import Page
from paotong.prose import Link, Prose, without_front_matter
from paotong.raised import split_at_traceback
from paotong.script import modules_beside
from paotong.trailer import Recorded
from paotong.verdict import Verdict

# What is otherwise in a kernel: it has a loop, other objects and names of its own, and
# no file that it runs.
_OTHERWISE = re.compile(
    r"""\basyncio\.run\b | \bmultiprocessing\b | \bProcessPoolExecutor\b | \bfork\b
    | __file__ | __main__ | __del__ | \bgetsource | \bcurrentframe\b | \bsys\.argv\b
    | \bsys\.exit\b | \batexit\b | \bsignal\b | \bgc\b | \bweakref\b | refcount
    | \b(?:globals|locals|vars|dir)\(\) | \btraceback\b | \bthreading\b | \bpickle\b
    | \bunittest\b
    """,
    re.VERBOSE,
)
Shown = Mapping[int, tuple[Example, Verdict]]


@dataclass(frozen=True)
class _PageCells:
    """What the cells of a notebook are made from.

    ``shown`` are the examples of a page and their verdicts, by the lines of their
    fences; ``link`` gives the targets of its links their full addresses.
    """

    page: Page
    shown: Shown
    link: Link

    def cells(self) -> Iterator[dict[str, Any]]:
        """The prose and the programs, in their order."""
        lines = without_front_matter(self.page.text).split("\n")
        prose, at = Prose(self.link), 0
        for fence in self.page.fences:
            if fence.line in self.shown:
                yield from _markdown(prose.convert(lines[at : fence.line - 1]))
                yield from _program(*self.shown[fence.line])
                at = fence.line + fence.code.count("\n") + 2
        yield from _markdown(prose.convert(lines[at:]))


def page_notebook(page: Page, shown: Shown, link: Link, about: str) -> dict[str, Any]:
    """The notebook of a page; ``about`` says in it where it comes from.

    Every program is a cell that needs no other. One that would do something else in a
    kernel is written to a file, and runs from there as readers of the page run it.
    """
    cells = list(_PageCells(page, shown, link).cells())
    if cells and cells[0]["cell_type"] == "markdown":
        title, _, rest = cells[0]["source"].partition("\n")
        if not title.startswith("# "):
            title, rest = "", cells[0]["source"]
        parts = filter(None, [title, about, rest.strip("\n")])
        cells[0] = {**cells[0], "source": "\n\n".join(parts)}
    numbered = [{**cell, "id": _id(n, cell)} for n, cell in enumerate(cells)]
    return {"cells": numbered, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}


def _id(number: int, cell: dict[str, Any]) -> str:
    """An id that is the same at every build."""
    text = f"{number} {cell['cell_type']} {cell['source']}"
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _markdown(text: str) -> list[dict[str, Any]]:
    return [{"cell_type": "markdown", "metadata": {}, "source": text}] * bool(text)


def _code(source: str, outputs: list[dict[str, Any]], *tags: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {"tags": list(tags)} if tags else {},
        "outputs": outputs,
        "source": source,
    }


def _program(example: Example, verdict: Verdict) -> Iterator[dict[str, Any]]:
    """The cells of a program: itself, or its files and one that runs it."""
    code, modules = example.program.code, modules_beside(example)
    if not (modules or _OTHERWISE.search(code)):
        raised = example.program.raises_on(verdict.lane)
        tags = ["raises-exception"] if raised else []
        yield _code(code, _outputs(verdict, raised), *tags)
        return
    for file in modules:
        yield _file(file.name, file.read_text("utf-8").rstrip())
    yield _file(example.name, code)
    run = f"import sys\n\n!{{sys.executable}} {example.name}"
    yield _code(run, _outputs(verdict))


def _file(name: str, text: str) -> dict[str, Any]:
    said = CellRun(f"Writing {name}", (), 0)
    return _code(f"%%writefile {name}\n{text}", recorded_outputs(said))


def _outputs(verdict: Verdict, raised: Recorded | None = None) -> list[dict[str, Any]]:
    """What a program printed and drew here, or else is recorded to.

    If it ``raised``, its traceback is an output of its own.
    """
    if run := verdict.run:
        text, pictures = run.output, run.pictures
    else:
        text, pictures = verdict.recorded.text if verdict.recorded else "", ()
    if raised is None:
        return recorded_outputs(CellRun(text, pictures, 0))
    printed, _ = split_at_traceback(text) or (text, "")
    outputs = recorded_outputs(CellRun(printed.rstrip("\n"), pictures, 0))
    return [*outputs, _error(raised.text, text)]


def _error(exception: str, output: str) -> dict[str, Any]:
    name, _, value = exception.partition(": ")
    trace = output[output.find("Traceback") :] if "Traceback" in output else exception
    return {
        "output_type": "error",
        "ename": name,
        "evalue": value,
        "traceback": trace.split("\n"),
    }
