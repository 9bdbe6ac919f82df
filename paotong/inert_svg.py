"""Whether an SVG only draws: then it may stand as a file in the site.

A browser that opens an SVG by itself runs its scripts, with all that a page of the
site may do. So what is not known to be harmless is not: only elements and references
that draw are let through.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWS = {
    *("svg", "g", "defs", "symbol", "use", "title", "desc", "style", "switch"),
    *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image"),
    *("text", "tspan", "textPath", "marker", "pattern", "clipPath", "mask", "view"),
    *("linearGradient", "radialGradient", "stop", "filter"),
}
_PART_OF_FILTER = re.compile(r"fe[A-Z][A-Za-z]+")
# Instructions may name a style sheet that becomes a page; entities, and an encoding of
# its own, hide what a file says.
_DECLARES = re.compile(
    r"""<!(?!--|\[CDATA\[) | <\?(?!xml\s+version=["']1\.0["']
    (?:\s+encoding=["']utf-8["'])? (?:\s+standalone=["'](?:yes|no)["'])? \s*\?>)""",
    re.IGNORECASE | re.VERBOSE,
)
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);")
_ASKS = re.compile(r"@import|url\(\s*[\"']?(?!#|[\"'\s])|\\", re.IGNORECASE)


def is_inert(text: str) -> bool:
    """Whether an SVG runs nothing and asks for nothing, whoever opens it."""
    if _DECLARES.search(text):
        return False
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return False
    return root.tag == f"{_SVG}svg" and all(map(_draws, root.iter()))


def _draws(element: ElementTree.Element) -> bool:
    name = element.tag.removeprefix(_SVG)
    known = name in _DRAWS or _PART_OF_FILTER.fullmatch(name)
    css = "".join(element.itertext()) * (name == "style")
    plain = all(_is_plain(*attribute) for attribute in element.items())
    return bool(known) and plain and not _ASKS.search(css)


def _is_plain(name: str, value: str) -> bool:
    """Whether an attribute neither handles an event nor points out of the picture."""
    name = name.rpartition("}")[2].lower()
    if name in {"href", "src"}:
        return bool(_INSIDE.match(value.strip()))
    return not (name.startswith("on") or name == "base" or _ASKS.search(value))
