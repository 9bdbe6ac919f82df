"""Runs a notebook's cells in a kernel of its own; a script, started for each run.

``python kernel.py notebook.ipynb executed.ipynb``: what the kernel gave back stands in
the second file, also when a cell failed; then the exit code is 1 and the failure is
printed. No module of the engine is imported: this is the process that is contained.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def execute(source: Path, target: Path) -> int:
    """Run the notebook in the working directory; the exit code for its result."""
    notebook = nbformat.read(source, as_version=4)
    client = NotebookClient(
        notebook,
        km=_manager(),
        allow_errors=False,
        coalesce_streams=True,
        record_timing=True,
        timeout=None,  # who started this process limits its time
        resources={"metadata": {"path": "."}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        print(_traceback(notebook) or error)
        return 1
    finally:
        nbformat.write(notebook, target)
    return 0


def _traceback(notebook: nbformat.NotebookNode) -> str:
    """The traceback of the cell that failed last, without its colours."""
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    tracebacks = [o.traceback for o in outputs if o.output_type == "error"]
    return (
        re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(tracebacks[-1])) if tracebacks else ""
    )


def _manager() -> AsyncKernelManager:
    """A manager whose kernel is reached through files, where there are such sockets.

    Over TCP every user of the machine could reach it, and no network could be cut off.
    """
    if sys.platform == "win32":
        return AsyncKernelManager()
    sockets = Path(tempfile.mkdtemp(prefix="k")) / "k"
    return AsyncKernelManager(transport="ipc", ip=str(sockets))


if __name__ == "__main__":
    sys.exit(execute(Path(sys.argv[1]), Path(sys.argv[2])))
