"""Names of examples: what a link to one ends with, and a ledger knows it by.

A name says nothing about where on its page an example stands: those above it may come
and go, and links to it stay what they are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from pymdownx.slugs import slugify

from paotong.example import Example, Fault

_slug = slugify(case="lower")
_OWN_ID = re.compile(r"\{[^{}]*#(?P<id>[\w.-]+)[^{}]*\}\s*$")


def example_id(example: Example) -> str:
    """The name of ``example``, which is its anchor on its page: ``refcount_cycle``.

    It is the ``anchor`` that the fence gives; or else the name of the program's file,
    without its ending; or else, of a program that stands in the page, the heading
    above it and a digest of the program. A cell of a notebook is called by its id in
    the file. No name holds a dot: the theme makes selectors of it (``#__code_name``).
    """
    if example.anchor:
        return example.anchor
    if example.file:
        return re.sub(r"[^\w-]", "-", example.file.stem)
    digest = hashlib.sha256(example.program.code.encode()).hexdigest()[:6]
    return "-".join(filter(None, [_heading_id(example.heading), digest]))


def _heading_id(heading: str) -> str:
    """The id of a heading: the one in braces behind it, or what toc makes of it."""
    own = _OWN_ID.search(heading)
    name: str = own["id"] if own else _slug(heading, "-")
    return name.replace(".", "-")


def download_name(example: Example) -> str:
    """The name of the file in which a reader gets the program of ``example``."""
    return example.file.name if example.file else f"{example_id(example)}.py"


def with_faults(examples: Iterable[Example | Fault]) -> tuple[Example | Fault, ...]:
    """The examples of a page, a fault in place of each whose name is another's."""
    first: dict[str, Example] = {}
    found: list[Example | Fault] = []
    for example in examples:
        if isinstance(example, Example):
            known = first.setdefault(example_id(example), example)
            saved = first.setdefault(download_name(example), example)
            if known is not example:
                found.append(_same_name(example, known, example_id(example)))
                continue
            if saved.program != example.program:
                found.append(_same_name(example, saved, download_name(example)))
                continue
        found.append(example)
    return tuple(found)


def _same_name(example: Example, known: Example, name: str) -> Fault:
    message = (
        f"two examples of this page are called '{name}', so that a link to one could "
        f"mean the other: this one and that on line {known.where.line}; show it once, "
        f'or give this fence a name of its own: ```python anchor="another-name"'
    )
    return Fault(example.where, message)
