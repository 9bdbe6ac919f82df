"""Which packages a program imports before it does anything else.

And whether it may be forked from a process that has imported them already: whether it
looks at what would then be otherwise.
"""

from __future__ import annotations

import ast
import re
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

from paotong.example import Example
from paotong.needs import with_imports
from paotong.notebook import Notebook
from paotong.rooms import watched
from paotong.syntax import tree_of

# What tells a forked process from a fresh one: objects that are there already, what
# they weigh, who refers to them and when they go, the order of imports, and the
# process itself.
_TELLING = re.compile(
    r"""\b(?:
        gc | getrefcount | _getrefcount | getallocatedblocks | tracemalloc | resource
        | __subclasses__ | __del__ | weakref | path_importer_cache | psutil | objgraph
        | pympler
        | getpid | getppid | getsid | getpgid | getpgrp | get_native_id | native_id
    )\b
    | \bsys\s*\.\s*modules\b | \bfrom\s+sys\s+import\b.*\bmodules\b
    | /proc\b
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Route:
    """What a process may have imported that an example is forked from.

    ``statements`` are import statements in order, each of one name; if there are none,
    ``why`` says what makes the example start fresh.
    """

    statements: tuple[str, ...] = ()
    why: str = ""


def route(example: Example) -> Route:
    """The packages that ``example`` imports first, or why that is not to be known."""
    if isinstance(example, Notebook):
        return Route(why="a notebook has a kernel")
    beside = _names_beside(example.file)
    statements = tuple(_first_imports(example.program.code, beside))
    if not statements:
        return Route(why="imports no package before it does anything else")
    for text in _sources(example):
        if telling := _TELLING.search(text):
            return Route(why=f"names '{telling[0]}'")
    return Route(statements)


def _names_beside(file: Path | None) -> set[str]:
    """The names of modules that a program in ``file`` finds before all others."""
    if file is None:
        return set()
    return {entry.name.partition(".")[0] for entry in file.parent.iterdir()}


def _sources(example: Example) -> list[str]:
    """The program and the modules beside it that it may import."""
    if example.file is None:
        return [example.program.code]
    files = with_imports({example.file}, watched(example.file))
    beside = [file.read_text("utf-8", "replace") for file in files - {example.file}]
    return [example.program.code, *beside]


def _first_imports(text: str, beside: set[str]) -> list[str]:
    """The imports of packages, up to the first statement that does anything else.

    Imports of the standard library are left out: they do nothing to packages. The
    first of a module that stands beside the program ends it, for it may do anything.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "program", "exec", dont_inherit=True)
        body = tree_of(text).body
    except (SyntaxError, ValueError):
        return []
    if ast.get_docstring(ast.Module(body, [])) is not None:
        body = body[1:]
    statements = []
    for node in body:
        found = _imports(node)
        if found is None or any(name in beside for name, _ in found):
            break
        standard = sys.stdlib_module_names
        statements += [each for name, each in found if name not in standard]
    return list(dict.fromkeys(statements))


def _imports(node: ast.stmt) -> list[tuple[str, str]] | None:
    """What a statement imports: top-level names and statements; None if it is other."""
    if isinstance(node, ast.Import):
        return [
            (alias.name.partition(".")[0], f"import {alias.name}")
            for alias in node.names
        ]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        top = node.module.partition(".")[0]
        names = [alias.name for alias in node.names]
        if "*" not in names:
            return [(top, f"from {node.module} import {name}") for name in names]
    return None
