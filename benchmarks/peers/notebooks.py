"""Tools that run notebooks, a kernel a page: MyST-NB and mkdocs-jupyter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from benchmarks.corpus import Corpus, Page, heading, prose
from benchmarks.peer import Peer
from benchmarks.peers.sites import configuration, fenced, markdown
from benchmarks.programs import Program

_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
_MYST_HEADER = """\
---
file_format: mystnb
kernelspec:
  name: python3
  display_name: Python 3
---

"""
_SPHINX = """\
project = "Benchmark"
extensions = ["myst_nb"]
nb_execution_mode = "cache"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
"""


def sphinx_index(corpus: Corpus) -> str:
    """The home page that lists all others, in MyST."""
    names = "\n".join(page.name for page in corpus.pages)
    return f"# Home\n\n{fenced('{toctree}', names)}\n"


def _myst_files(corpus: Corpus) -> Mapping[str, str]:
    def example(program: Program) -> str:
        return fenced("{code-cell} python3", program.code)

    files = {
        f"docs/{page.name}.md": _MYST_HEADER + markdown(page, example)
        for page in corpus.pages
    }
    return files | {"docs/index.md": sphinx_index(corpus), "docs/conf.py": _SPHINX}


def _jupyter_files(corpus: Corpus) -> Mapping[str, str]:
    files = {f"docs/{page.name}.ipynb": _notebook(page) for page in corpus.pages}
    files["docs/index.md"] = "# Home\n\nThe programs follow.\n"
    execute = "mkdocs-jupyter: {execute: true, allow_errors: false}"
    return files | {"mkdocs.yml": configuration(execute)}


def _notebook(page: Page) -> str:
    cells = [_cell("markdown", "title", f"# {page.title}")]
    for program in page.programs:
        text = f"## {heading(program)}\n\n{prose(program)}"
        cells.append(_cell("markdown", f"text-{program.number}", text))
        cells.append(_cell("code", f"code-{program.number}", program.code.rstrip()))
    metadata = {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1) + "\n"


def _cell(kind: str, name: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": name,
        "metadata": {},
        "source": source,
    }
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell


MYST_NB = Peer(
    "myst-nb",
    "MyST-NB + jupyter-cache",
    _myst_files,
    build=("sphinx-build", "-b", "html", "docs", "site"),
    isolates="每页一个内核",
)
MKDOCS_JUPYTER = Peer(
    "mkdocs-jupyter",
    "mkdocs-jupyter，运行",
    _jupyter_files,
    build=("mkdocs", "build", "--strict"),
    isolates="每个笔记本一个内核",
)
