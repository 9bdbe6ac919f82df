"""Front matter: what a page says of itself between two lines of three hyphens."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from paotong.example import Fault, Where
from paotong.project import Page

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?^)(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"^#[ \t]+(?P<text>.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_BRACES = re.compile(r"[ \t]*\{[^{}]*\}$")


@dataclass(frozen=True)
class Named:
    """A page that another one names (its path under docs/), and where it does."""

    page: str
    where: Where


@dataclass(frozen=True)
class FrontMatter:
    """What stands in the front matter of a page, as far as other pages show it.

    ``prerequisites`` is None where there are none named, which is not the same as an
    empty list: only a page that has the list is a lesson.
    """

    title: str
    description: str = ""
    prerequisites: tuple[Named, ...] | None = None
    faults: tuple[Fault, ...] = ()


def read_front_matter(page: Page) -> FrontMatter:
    """The front matter of a page; where it gives no title, the first heading is it."""
    found = _FRONT_MATTER.match(page.text)
    heading = _first_heading(page.text[found.end() :] if found else page.text)
    if found is None:
        return FrontMatter(heading)
    try:
        fields = _fields(yaml.compose(found["yaml"], yaml.SafeLoader))
    except yaml.YAMLError as error:
        return FrontMatter(heading, faults=(_unreadable(error, page),))
    title, description = (_text(fields.get(n)) for n in ("title", "description"))
    if "prerequisites" not in fields:
        return FrontMatter(title or heading, description)
    named, faults = _prerequisites(fields["prerequisites"], page)
    return FrontMatter(title or heading, description, named, tuple(faults))


def _fields(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value}


def _text(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _prerequisites(
    node: yaml.Node, page: Page
) -> tuple[tuple[Named, ...] | None, list[Fault]]:
    if not isinstance(node, yaml.SequenceNode):
        return None, [Fault(_place(node, page), _NO_LIST.format(found=_shown(node)))]
    named, faults = [], []
    for item in node.value:
        where = _place(item, page)
        if isinstance(item, yaml.ScalarNode):
            named.append(Named(str(item.value), where))
        else:
            faults.append(Fault(where, _NO_PATH.format(found=_shown(item))))
    return tuple(named), faults


def _place(node: yaml.Node, page: Page) -> Where:
    # The first line of all is that of the hyphens.
    return page.place(node.start_mark.line + 2)


def _shown(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return f"'{node.value}'" if node.value else "nothing"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"


_NO_LIST = (
    "prerequisites is {found}, not a list of pages; write the paths under docs/ in "
    "brackets, such as [runtime/refcount.md], or [] for a page that needs none"
)
_NO_PATH = (
    "one of the prerequisites is {found}, not the path of a page; write paths under "
    "docs/, such as runtime/refcount.md"
)


def _unreadable(error: yaml.YAMLError, page: Page) -> Fault:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).partition("\n")[0]
    message = f"this front matter is no YAML: {what}; put texts with : or # in quotes"
    return Fault(page.place((mark.line if mark else 0) + 2), message)


def _first_heading(body: str) -> str:
    found = _HEADING.search(body)
    return _BRACES.sub("", found["text"]).replace("`", "") if found else ""
