"""What a program needs: the modules that it imports."""

from __future__ import annotations

import ast
import importlib.util
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from paotong.syntax import tree_of

if TYPE_CHECKING:
    from paotong.trailer import Program


def missing_packages(program: Program, file: Path | None) -> list[str]:
    """Top-level modules that a program imports and that are not to be had here.

    Modules beside ``file`` count as present; so does everything if the program is
    recorded to end with an ImportError, whose subject that is.
    """
    if about_imports(program):
        return []
    names = required_names(program.code) - sys.stdlib_module_names - {"__main__"}
    missing = {name for name in names if importlib.util.find_spec(name) is None}
    if missing and file:
        missing -= {path.stem for path in file.parent.iterdir()}
    return sorted(missing)


def about_imports(program: Program) -> bool:
    """Whether a program is recorded to end with an ImportError."""
    texts = [recorded.text for recorded in program.raises]
    return any("ModuleNotFoundError" in t or "ImportError" in t for t in texts)


@cache  # each cell of a notebook asks for the whole of it
def required_names(text: str) -> frozenset[str]:
    """The top-level names of the modules that a program does not get by without."""
    if "import" not in text:
        return frozenset()
    try:
        tree = tree_of(text)
    except SyntaxError:
        return frozenset()
    return _imported_in(_without_attempts(tree))


def _without_attempts(tree: ast.AST) -> Iterator[ast.AST]:
    """All of a program but what it tries to import, being ready to go on without."""
    waiting = deque([tree])
    while waiting:
        node = waiting.popleft()
        if not _is_attempt(node):
            yield node
            waiting.extend(ast.iter_child_nodes(node))


def _is_attempt(node: ast.AST) -> bool:
    caught = (h.type for h in node.handlers) if isinstance(node, ast.Try) else ()
    names = [ast.unparse(type_) for type_ in caught if type_]
    return any("ImportError" in n or "ModuleNotFoundError" in n for n in names)


@cache
def imported_names(text: str) -> frozenset[str]:
    """The top-level names of every module that a program imports anywhere."""
    if "import" not in text:
        return frozenset()
    try:
        return _imported_in(ast.walk(tree_of(text)))
    except SyntaxError:
        return frozenset()


def _imported_in(nodes: Iterable[ast.AST]) -> frozenset[str]:
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return frozenset(names)


def with_imports(files: set[Path], top: Path) -> set[Path]:
    """``files`` and the modules under ``top`` that they import, and so on."""
    waiting = [(file, file.parent) for file in files if file.is_file()]
    seen: set[tuple[Path, Path]] = set()
    while waiting:
        file, home = waiting.pop()
        if (file, home) not in seen:
            seen.add((file, home))
            waiting += [(module, home) for module in _local_imports(file, home, top)]
    return {file for file, _ in seen}


def _local_imports(file: Path, home: Path, top: Path) -> set[Path]:
    """The modules that ``file`` imports or names, beside it or the program in ``home``.

    A program finds the modules of its own folder, also from inside a package.
    """
    text = file.read_text("utf-8", "replace")
    found = {
        Path(path)
        for folder in {home, file.parent}
        for path in (*_imported_from(folder, text), *_named_in(folder, text))
    }
    return {p.resolve() for p in found if p != file and p.is_relative_to(top)}


def _imported_from(folder: Path, text: str) -> Iterator[str]:
    """The modules and packages of ``folder`` that a program imports."""
    there = set(os.listdir(folder))
    for name in imported_names(text):
        if f"{name}.py" in there:
            yield os.path.join(folder, f"{name}.py")
        if name in there:
            yield from python_files(folder / name)


def _named_in(folder: Path, text: str) -> Iterator[str]:
    """The Python files under ``folder`` whose names a program has as a text."""
    for path in python_files(folder) if '.py"' in text else ():
        if f'"{os.path.basename(path)}"' in text:
            yield path


def python_files(folder: Path) -> Iterator[str]:
    """The Python files in a folder and in those under it, in any order."""
    for here, _, names in os.walk(folder):
        yield from (os.path.join(here, name) for name in names if name.endswith(".py"))
