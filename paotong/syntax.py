"""The syntax tree of a program, for several threads."""

from __future__ import annotations

import ast
import functools
import threading

# CPython 3.11 counts the depth of a tree for all threads while it makes one: two at
# a time end with "AST constructor recursion depth mismatch" (python/cpython#106905).
_one_at_a_time = threading.Lock()


@functools.lru_cache(maxsize=8)  # several parts of the engine look at one program
def tree_of(text: str) -> ast.Module:
    """The syntax tree of a program, which nobody must change.

    Raises:
        SyntaxError, ValueError: the text is no program.
    """
    with _one_at_a_time:
        return ast.parse(text)
