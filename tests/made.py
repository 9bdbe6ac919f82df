"""A project made for one test, and the few steps that tests take in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat

from paotong.engine import Engine
from paotong.example import Example, Fault
from paotong.lane import Lane, current_lane
from paotong.outputs import KERNEL
from paotong.project import Page
from paotong.run import Run, run_example
from paotong.verdict import Verdict

HOME = "docs/index.md"
# In mkdocs.yml, among the extensions: python fences are the engine's.
FENCES = """\
  - pymdownx.superfences:
      custom_fences:
        - name: python
          class: python
          validator: !!python/name:paotong.extension.validator
          format: !!python/name:markdown_exec.formatter
"""
RIGHT = "print(3)\n\n# Output:\n# 3\n"


class MadeProject:
    """A folder with mkdocs.yml, docs/ and snippets/, and an engine over it."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.write("mkdocs.yml", "site_name: made\n")
        (self.root / "docs").mkdir(exist_ok=True)
        (self.root / "snippets").mkdir(exist_ok=True)
        self.engine = Engine.at(self.root)

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file byte for byte (text as UTF-8)."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def read(self, path: str) -> str:
        """The text of a file, its line ends as they are."""
        return (self.root / path).read_bytes().decode()

    def page(self, path: str = HOME) -> Page:
        return self.engine.project.page(self.root / path)

    def example(self, number: int = 0, path: str = HOME) -> Example:
        found = self.page(path).examples[number]
        assert isinstance(found, Example), found
        return found

    def fault(self, number: int = 0, path: str = HOME) -> str:
        found = self.page(path).examples[number]
        assert isinstance(found, Fault), found
        return str(found)

    def run(self, seed: str = "random") -> Run:
        return run_example(self.example(), seed)

    def verify(self, seed: str = "random") -> Verdict:
        return self.engine.verify(self.example(), seed)

    def pytest(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Run pytest over the pages of this project, as a reader would."""
        command = [sys.executable, "-m", "pytest", "--markdown-docs", "docs"]
        command += ["-p", "no:cacheprovider", "--rootdir", ".", "-rs", *args]
        environment = {**os.environ, "PYTEST_ADDOPTS": "", "NO_COLOR": "1"}
        return subprocess.run(
            command,
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


def include(path: str) -> str:
    """A page whose fence, on line 3, includes a program."""
    return f'# Home\n\n```python\n--8<-- "{path}"\n```\n'


def twice(path: str) -> str:
    """A page that includes a program two times, under two names."""
    again = include(path).replace("python", 'python anchor="again"')
    return include(path) + again


def code(source: str, printed: str = "", *tags: str) -> nbformat.NotebookNode:
    """A code cell with what it is recorded to print."""
    metadata = {"tags": list(tags)} if tags else {}
    cell = nbformat.v4.new_code_cell(source, metadata=metadata)
    if printed:
        output = nbformat.v4.new_output("stream", name="stdout", text=printed)
        cell.outputs.append(output)
    return cell


def notebook(*cells: nbformat.NotebookNode | str) -> str:
    """A tidy notebook; a text is a Markdown cell."""
    made = nbformat.v4.new_notebook(metadata=KERNEL)
    for number, cell in enumerate(cells):
        text = isinstance(cell, str)
        made.cells.append(nbformat.v4.new_markdown_cell(cell) if text else cell)
        made.cells[-1].id = f"cell-{number}"
    return nbformat.writes(made) + "\n"


def lane(version: str = "3.14.1", **facts: object) -> Lane:
    """A lane with CPython of this version, other facts as here unless given."""
    here = current_lane().to_json()
    return Lane(**{**here, "version": version, **facts})


def fence(text: str, prefix: str = "") -> str:
    """A python fence that holds a program, each line after ``prefix``."""
    lines = ["```python", *text.rstrip("\n").split("\n"), "```"]
    return "".join((prefix + line).rstrip() + "\n" for line in lines)
