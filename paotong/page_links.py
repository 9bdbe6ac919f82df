"""Links from one page to another, as they stand in Markdown: from file to file."""

from __future__ import annotations

import posixpath
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown.util import AtomicString


def relative(target: str, page: str, anchor: str = "") -> str:
    """The address of ``target`` in a link on ``page`` (paths under docs/).

    Whatever builds the site makes an address of it that a browser understands, and
    says where it leads nowhere.
    """
    path = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return quote(path) + (f"#{anchor}" if anchor else "")


def link(text: str, address: str) -> Element:
    """A link whose text is shown as it is."""
    found = Element("a", {"href": address})
    found.text = AtomicString(text)
    return found
