"""What a program needs: the modules that it imports."""

from __future__ import annotations

import ast
import importlib.util
import sys
from functools import cache
from pathlib import Path

from paotong.syntax import tree_of
from paotong.trailer import Program


def missing_packages(program: Program, file: Path | None) -> list[str]:
    """Top-level modules that a program imports and that are not to be had here.

    Modules beside ``file`` count as present; so does everything if the program is
    recorded to end with an ImportError, whose subject that is.
    """
    if any(
        "ModuleNotFoundError" in r.text or "ImportError" in r.text
        for r in program.raises
    ):
        return []
    local = {path.stem for path in file.parent.iterdir()} if file else set()
    here = local | sys.stdlib_module_names | {"__main__"}
    names = _required_names(program.code) - here
    return sorted(name for name in names if importlib.util.find_spec(name) is None)


@cache  # each cell of a notebook asks for the whole of it
def _required_names(text: str) -> frozenset[str]:
    """The modules that a program does not get by without."""
    try:
        tree = tree_of(text)
    except SyntaxError:
        return frozenset()
    return imported_names(ast.unparse(_WithoutAttempts().visit(tree)))


class _WithoutAttempts(ast.NodeTransformer):
    """Leaves out what a program tries to import, being ready to go on without it."""

    def visit_Try(self, node: ast.Try) -> ast.AST:  # ast's name
        caught = {ast.unparse(h.type) for h in node.handlers if h.type}
        ready = any("ImportError" in c or "ModuleNotFoundError" in c for c in caught)
        return ast.Pass() if ready else self.generic_visit(node)


def imported_names(text: str) -> frozenset[str]:
    """The top-level names of every module that a program imports anywhere."""
    try:
        tree = tree_of(text)
    except SyntaxError:
        return frozenset()
    names: set[str] = set()
    for node in ast.walk(tree):
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
    names = imported_names(text)
    return {
        path.resolve()
        for folder in {home, file.parent}
        for path in folder.rglob("*.py")
        if path != file
        and path.is_relative_to(top)
        and (
            path.relative_to(folder).parts[0].removesuffix(".py") in names
            or f'"{path.name}"' in text
        )
    }
