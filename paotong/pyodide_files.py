"""Pyodide, CPython for browsers: fetched once by npm, kept beside the project, served.

The versions and their digests stand in ``pyodide/package-lock.json``, which npm checks
what it fetches against. Nothing of it is in the repository, and a build fetches
nothing: ``python -m paotong fetch`` does.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from paotong.node import Node, find_node
from paotong.npm import LOCKED, NotFetchedError, fetch_once, install, run_in

REQUIRED = "PAOTONG_HERE"  # set to "pyodide", a build that lacks it is wrong
SITE = "assets/pyodide"
_OWN = Path(__file__).with_name("pyodide")
_SERVED = {"pyodide.mjs": "pyodide.js", "pyodide.asm.mjs": "pyodide.asm.js"}
# No server takes this name for something to encode; a browser unpacks it.
_WASM = "pyodide.asm.wasm.bin"
_LIBRARY = "python_stdlib.zip"
_WITH_IT = ("interpreter.js", "prepare.py", "pyodide-lock.json", "LICENSE.txt")
# What decides what is fetched and made, and what programs run in besides.
_FETCHED_BY = (*LOCKED, "pack.mjs", "pack.py")
_RUN_BY = ("pyodide-lock.json", "interpreter.js", "prepare.py", "driver.mjs")


@dataclass(frozen=True)
class PyodideFiles:
    """Pyodide as it was fetched into ``folder``, and the Node that runs it here."""

    folder: Path
    node: Node

    @property
    def package(self) -> Path:
        """The npm package."""
        return self.folder / "node_modules" / "pyodide"

    @property
    def library(self) -> Path:
        """The standard library, a ZIP file."""
        return self.folder / _LIBRARY

    @functools.cached_property
    def modules(self) -> frozenset[str]:
        """The top-level names of what the standard library holds as files."""
        with zipfile.ZipFile(self.library) as library:
            names = {name.partition("/")[0] for name in library.namelist()}
        return frozenset(name.partition(".")[0] for name in names)

    def served(self) -> dict[str, Path]:
        """The files that readers load, by their paths in the site, but the index."""
        found = {served: self.package / name for name, served in _SERVED.items()}
        found |= {name: self.folder / name for name in (_WASM, _LIBRARY)}
        found |= {name: _OWN / name for name in _WITH_IT}
        # Another version has other addresses: no browser mixes what it kept of two.
        return {f"{SITE}/{key()}/{name}": path for name, path in found.items()}

    def index(self) -> str:
        """``files.json``: where the files are, and how many bytes large ones have."""
        large = {
            name: (self.folder / name).stat().st_size for name in (_WASM, _LIBRARY)
        }
        return json.dumps({"folder": key(), "bytes": large})


@functools.cache
def key() -> str:
    """What names this Pyodide and all that programs run in."""
    return _named(_FETCHED_BY + _RUN_BY)


def _named(files: Iterable[str]) -> str:
    lock = json.loads((_OWN / "package-lock.json").read_text("utf-8"))
    version = lock["packages"]["node_modules/pyodide"]["version"]
    texts = b"\0".join((_OWN / name).read_bytes() for name in files)
    return f"{version}-{hashlib.sha256(texts).hexdigest()[:12]}"


@functools.cache
def python_version() -> str:
    """The version of CPython that this Pyodide is."""
    lock = json.loads((_OWN / "pyodide-lock.json").read_text("utf-8"))
    return str(lock["info"]["python"])


def find_pyodide(root: Path) -> PyodideFiles | None:
    """What was fetched for the project at ``root``, None if nothing or no Node."""
    folder, node = _folder(root), find_node()
    return PyodideFiles(folder, node) if node and folder.is_dir() else None


def pyodide_key(root: Path) -> str | None:
    """What names the Pyodide of the project at ``root``, None if there is none."""
    return key() if find_pyodide(root) else None


def fetch_pyodide(root: Path) -> PyodideFiles:
    """Fetch what has not been fetched yet.

    Raises:
        NotFetchedError: there is no Node, npm can't fetch it, or it is not what the
            lock file names.
    """
    node = find_node()
    if node is None:
        raise NotFetchedError(_NO_NODE)
    files = PyodideFiles(_folder(root), node)
    fetch_once(files.folder, lambda part: _fill(PyodideFiles(part, node)))
    return files


def _fill(files: PyodideFiles) -> None:
    install(files.node, _OWN, files.folder)
    pack, package = str(_OWN / "pack.mjs"), str(files.package)
    run_in(files.folder, str(files.node.path), pack, package, str(files.library))
    wasm = (files.package / "pyodide.asm.wasm").read_bytes()
    (files.folder / _WASM).write_bytes(gzip.compress(wasm, mtime=0))


def _folder(root: Path) -> Path:
    return (root / ".cache" / "pyodide" / _named(_FETCHED_BY)).resolve()


def required() -> bool:
    """Whether a build without Pyodide is wrong."""
    return os.environ.get(REQUIRED) == "pyodide"


_NO_NODE = (
    "Pyodide was not fetched: no Node of version 20 or later with npm on the PATH; "
    "install it, or: pip install -r requirements-node.txt"
)
