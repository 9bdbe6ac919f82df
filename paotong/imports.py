"""Which packages a program imports before it does anything else.

And whether it may be forked from a process that has imported them already: whether it
looks at what would then be otherwise.
"""

from __future__ import annotations

import ast
import functools
import os
import re
import sys
import warnings
from dataclasses import dataclass

from paotong.example import Example
from paotong.needs import imported_names, with_imports
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

# What packages import when they are first used: PyTorch half of itself, for a second,
# when a program makes an optimizer. And what a program could tell by that it was
# imported before, besides the names that it brought: see `warm_server`.
_AT_FIRST_USE = {"torch": (re.compile(r"\boptim\b"), "import torch._dynamo")}
_NOTICING = re.compile(
    r"""\b(?:
        environ | getenv | putenv | warnings | atexit | logging | inspect | traceback
        | dir | vars | globals | __dict__ | getattr | hasattr | importlib | __import__
        | subprocess | multiprocessing | spawn | system | popen | fork | exec | eval
        | perf_counter | process_time | thread_time | monotonic | timeit | time
    )\b""",
    re.VERBOSE,
)
# What starts another program, which tells nothing of what it opens.
_STARTING = re.compile(
    r"""\b(?:
        subprocess | Popen | popen | posix_spawnp? | exec[lv]p?e? | spawn[lv]?p?e?
        | forkserver
    )\b | \bos\s*\.\s*system\b
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Route:
    """What a process may have imported that an example is forked from.

    ``statements`` are import statements in order, each of one name; ``later`` is what
    these packages import when the example first uses them, empty if it does not, or
    could tell that they have done so before. Without any statements a process that has
    imported nothing may fork the example, unless ``why`` says what makes it start
    fresh.
    """

    statements: tuple[str, ...] = ()
    later: str = ""
    why: str = ""


def route(example: Example) -> Route:
    """The packages that ``example`` imports first, or why that is not to be known."""
    if isinstance(example, Notebook):
        return Route(why="a notebook has a kernel")
    code = example.program.code
    beside = imported_names(code) & names_beside(example)
    texts = _sources(example, beside)
    for text in texts:
        if telling := _TELLING.search(text) or _starting(example, text):
            return Route(why=f"names '{telling[0]}'")
    statements = _first_imports(code, beside)
    later = "" if any(map(_NOTICING.search, texts)) else _later(statements, code)
    return Route(statements, later)


def starts_programs(example: Example) -> bool:
    """Whether ``example`` shows that it starts programs, which read what is beside it.

    Then it runs in a process of its own, where what they open is seen; a program that
    hides it depends on all its folder.
    """
    beside = imported_names(example.program.code) & names_beside(example)
    return any(_starting(example, text) for text in _sources(example, beside))


def _starting(example: Example, text: str) -> re.Match[str] | None:
    return _STARTING.search(text) if example.file else None


def _later(statements: tuple[str, ...], code: str) -> str:
    """What the packages of ``statements`` import when ``code`` first uses them."""
    packages = {re.split(r"[ .]", statement)[1] for statement in statements}
    for package, (use, statement) in _AT_FIRST_USE.items():
        if package in packages and use.search(code):
            return statement
    return ""


def words(example: Example) -> set[str]:
    """The names that a program and the modules beside it hold, as far as it shows."""
    beside = imported_names(example.program.code) & names_beside(example)
    return {word for text in _sources(example, beside) for word in _WORD.findall(text)}


def names_beside(example: Example) -> set[str]:
    """The names of modules that a program finds before all others: beside it."""
    if example.file is None:
        return set()
    return {name.partition(".")[0] for name in os.listdir(example.file.parent)}


def _sources(example: Example, beside: frozenset[str]) -> list[str]:
    """The program and the modules ``beside`` it that it may import or run."""
    code = example.program.code
    if example.file is None or not (beside or '.py"' in code):
        return [code]
    files = with_imports({example.file}, watched(example.file))
    others = [file.read_text("utf-8", "replace") for file in files - {example.file}]
    return [code, *others]


_WORD = re.compile(r"[^\W\d]\w*")


@functools.cache
def _first_imports(text: str, beside: frozenset[str]) -> tuple[str, ...]:
    """The imports of packages, up to the first statement that may look at anything.

    Imports of the standard library are left out: they do nothing to packages; nor do
    constants that are given names. The first import of a module that stands ``beside``
    the program ends it, for it may do anything.
    """
    if "import" not in text:
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "program", "exec", dont_inherit=True)
        body = tree_of(text).body
    except (SyntaxError, ValueError):
        return ()
    if ast.get_docstring(ast.Module(body, [])) is not None:
        body = body[1:]
    statements = []
    for node in body:
        if _is_constant(node):
            continue
        found = _imports(node)
        if found is None or any(name in beside for name, _ in found):
            break
        standard = sys.stdlib_module_names
        statements += [each for name, each in found if name not in standard]
    return tuple(dict.fromkeys(statements))


def _is_constant(node: ast.stmt) -> bool:
    """Whether a statement gives names to constants, as ``SEED, SIZES = 1, (2, 3)``."""
    if not isinstance(node, ast.Assign):
        return False
    parts = [part for each in (*node.targets, node.value) for part in ast.walk(each)]
    plain = (ast.Name, ast.Constant, ast.Tuple, ast.List, ast.UnaryOp, ast.USub)
    loaded = any(
        isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load) for part in parts
    )
    contexts = (ast.Load, ast.Store)
    return not loaded and all(isinstance(part, (*plain, *contexts)) for part in parts)


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
