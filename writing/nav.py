"""A line more in the nav of mkdocs.yml, all else as it stands, comments and layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml


class NavError(ValueError):
    """The nav is written so that no line can be put into it; says what to do."""


def with_page(config: str, page: str) -> str:
    """The text of mkdocs.yml with ``page`` (under docs/) behind the last of its folder.

    Raises:
        NavError: its folder has no page in the nav, or they do not stand a line each;
            or this is no YAML.
    """
    try:
        before = yaml.compose(config, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise NavError(f"mkdocs.yml is no YAML: {error}") from None
    folder, leaves = page.rpartition("/")[0] + "/", list(_leaves(_nav(before)))
    for node in (node for node in leaves if node.value == page):
        raise NavError(_TWICE.format(node.start_mark.line + 1, page))
    beside = [node for node in leaves if node.value.startswith(folder)]
    if not beside:
        raise NavError(_NO_PLACE.format(folder, page))
    lines, number = config.split("\n"), beside[-1].start_mark.line
    last = re.escape(beside[-1].value)
    item = re.fullmatch(rf"(?P<sign> *- )(?:[^#]*: *)?{last} *(?:#.*)?", lines[number])
    if item is None:
        raise NavError(_NO_LINE.format(number + 1, page))
    made = "\n".join([*lines[: number + 1], item["sign"] + page, *lines[number + 1 :]])
    if not _says_no_more(made, before, but=page):
        raise NavError(_NO_LINE.format(number + 1, page))
    return made


def _says_no_more(made: str, before: yaml.Node | None, but: str) -> bool:
    """Whether a text says what was said before, but for one item more."""
    try:
        after = yaml.compose(made, yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    return bool(_plain(after, but) == _plain(before))


def _nav(node: yaml.Node | None) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == "nav"), None)


def _leaves(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """The scalars of a nav that name pages, in their order."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _leaves(value)


def _plain(node: yaml.Node | None, but: str = "") -> Any:
    """What YAML says, as plain data, without the items of lists that are ``but``."""
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, but) for item in node.value if item.value != but]
    if isinstance(node, yaml.MappingNode):
        return [[_plain(k, but), _plain(v, but)] for k, v in node.value]
    return None if node is None else [node.tag, node.value]


_NO_PLACE = "the nav of mkdocs.yml has no page of {}; add {} to it by hand first"
_TWICE = "mkdocs.yml:{}: the nav has {} already; take it out, or write the page by hand"
_NO_LINE = (
    "mkdocs.yml:{}: the pages of this chapter do not stand a line each, as in "
    "'- language/names.md'; add {} to the nav by hand"
)
