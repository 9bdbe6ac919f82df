"""A notebook: a long example whose code cells share one kernel, and a page as well.

Its text becomes the Markdown of a page, its code cells the python fences of that page,
so that everything that holds for other pages (search, formulas, the count of fences)
holds for it. What its cells print is recorded where Jupyter keeps it: under them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from paotong.example import Example, Fault, Where
from paotong.labels import LOOSENESS, Labels, parse_labels
from paotong.outputs import KERNEL, nbformat, printed, tidied
from paotong.pictures import Picture
from paotong.trailer import Program, Recorded

TIMEOUT = 900.0
_BETWEEN = "\n\n# %%\n\n"


@dataclass(frozen=True, kw_only=True)
class Cell(Example):
    """A code cell: its program runs after those of the cells before it.

    ``number`` counts the code cells from 1, as ``In [1]`` does; ``line`` is that of its
    fence in the notebook's Markdown; ``pictures`` are those recorded under it. Of the
    ``tags``, ``raises-exception`` lets a cell fail and the notebook go on, and the
    labels of a loose match mean what they mean in a page.
    """

    notebook: Path
    number: int
    line: int
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def title(self) -> str:
        """What messages call the cell: as Jupyter numbers it."""
        return f"cell [{self.number}]"

    @property
    def silent(self) -> bool:
        """Whether it is recorded to print and draw nothing."""
        printed = any(block.text for block in self.program.outputs)
        return not printed and not self.pictures


@dataclass(frozen=True, kw_only=True)
class Notebook(Example):
    """The program that a notebook's code cells make together.

    ``places`` maps lines of ``markdown`` to lines of the file, ``content`` is that of
    the file; ``fault`` says why it is no notebook, if it is none.
    """

    cells: tuple[Cell, ...]
    markdown: str
    places: tuple[tuple[int, int], ...]
    content: dict[str, Any] = field(repr=False, hash=False, compare=False)
    fault: Fault | None = None

    @property
    def name(self) -> str:
        """The file name of the notebook."""
        return self.origin.name

    @property
    def title(self) -> str:
        """What messages call the notebook."""
        return "this notebook"

    @cached_property
    def tidy(self) -> bool:
        """Whether the file holds nothing but what its readers need."""
        return tidied(self.content) == self.content


def read_notebook(path: Path, name: str) -> Notebook:
    """The notebook at ``path``; ``name`` is its path as messages show it."""
    text = path.read_text("utf-8", "replace")
    try:
        content, fault = _content_of(text), None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        what = (
            f"this is no notebook: {error}; save it again from Jupyter, or restore it"
        )
        content, fault = nbformat().v4.new_notebook(), Fault(Where(name, line), what)
    writer = _Writer(path, name, text)
    markdown, places, cells = writer.write(content["cells"])
    code = _BETWEEN.join(cell.program.text for cell in cells)
    return Notebook(
        where=Where(name, 1),
        program=Program(code, code, timeout=TIMEOUT),
        origin=path,
        cells=tuple(cells),
        markdown=markdown,
        places=tuple(places),
        content=content,
        fault=fault or writer.fault,
    )


def _content_of(text: str) -> dict[str, Any]:
    parsed = json.loads(text)  # its error knows the line
    try:
        _refuse_same_ids(parsed.get("cells", []))
        content: dict[str, Any] = nbformat().reads(text, as_version=4)
        nbformat().validate(content)
    except (nbformat().ValidationError, AttributeError, KeyError, TypeError) as error:
        raise ValueError(str(error).partition("\n")[0]) from None
    return content


def _refuse_same_ids(cells: list[dict[str, Any]]) -> None:
    """Let no two cells have one id: nbformat would give one of them another."""
    ids = [cell["id"] for cell in cells if "id" in cell]
    for name in ids:
        if ids.count(name) > 1:
            raise ValueError(f"two of its cells have the id '{name}'")


@dataclass
class _Writer:
    """Writes the Markdown of a notebook, and notes where each part comes from."""

    path: Path
    name: str
    text: str
    parts: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    line: int = 1
    fault: Fault | None = None

    def write(
        self, cells: list[dict[str, Any]]
    ) -> tuple[str, list[tuple[int, int]], list[Cell]]:
        """Markdown, places and code cells of a notebook with these cells."""
        for index, cell in enumerate(cells):
            front_matter = cell["cell_type"] == "raw" and index == 0
            if cell["cell_type"] == "markdown" or front_matter:
                self._add(cell["source"], cell)
            elif cell["cell_type"] == "code" and cell["source"].strip():
                where = Where(self.name, self._line_of(cell))
                self.cells.append(self._cell(cell, where))
                self._add(_fence(cell["source"]), cell)
        return "\n\n".join(self.parts) + "\n", self.places, self.cells

    def _add(self, text: str, cell: dict[str, Any]) -> None:
        text = text.strip("\n")
        self.places.append((self.line, self._line_of(cell)))
        self.parts.append(text)
        self.line += text.count("\n") + 2

    def _line_of(self, cell: dict[str, Any]) -> int:
        """The line of the file in which a cell begins (that of its id)."""
        found = max(self.text.find(f'"id": "{cell.get("id")}"'), 0)
        return self.text.count("\n", 0, found) + 1

    def _cell(self, cell: dict[str, Any], where: Where) -> Cell:
        number, code = len(self.cells) + 1, cell["source"].strip("\n")
        text, pictures = printed(cell["outputs"], number)
        tags = tuple(cell["metadata"].get("tags", ()))
        record = Recorded(self._labels(tags, where), text, 0, 0)
        kept = (record,) if text or record.labels.loose else ()
        program = Program(code, code, kept)
        return Cell(
            where=where,
            program=program,
            origin=self.path,
            notebook=self.path,
            number=number,
            line=self.line,
            tags=tags,
            pictures=pictures,
            anchor=f"cell-{cell['id']}" if "id" in cell else "",
        )

    def _labels(self, tags: tuple[str, ...], where: Where) -> Labels:
        try:
            return parse_labels(", ".join(set(tags) & set(LOOSENESS)), "Output")
        except ValueError as error:
            self.fault = self.fault or Fault(where, str(error))
            return Labels()


def _fence(code: str) -> str:
    longest = max(map(len, re.findall(r"`{3,}", code)), default=2)
    ticks = "`" * (longest + 1)
    return f"{ticks}python\n{code.strip(chr(10))}\n{ticks}"


def write_blank(notebook: Notebook, target: Path) -> None:
    """Write the notebook as it is before it runs: its code cells, with their tags."""
    cells = [
        nbformat().v4.new_code_cell(
            cell.program.text, metadata={"tags": list(cell.tags)} if cell.tags else {}
        )
        for cell in notebook.cells
    ]
    nbformat().write(nbformat().v4.new_notebook(cells=cells, metadata=KERNEL), target)
