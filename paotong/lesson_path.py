"""What stands at the end of a lesson: what to read before it, and what after."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from paotong.concept_map import ConceptMap
from paotong.page_links import link, relative


def path_element(concepts: ConceptMap, page: str) -> Element | None:
    """The links before and after ``page``, None where there are none."""
    ways = {"先修": concepts.before.get(page), "接着读": concepts.after.get(page)}
    if not any(ways.values()):
        return None
    root = Element("nav", {"class": "pt-path", "aria-label": "先修与接着读"})
    root.set("data-search-exclude", "")  # the pages that it names are found themselves
    for name, pages in ways.items():
        if pages:
            part = SubElement(root, "p")
            SubElement(part, "span").text = name
            part.extend(_links(concepts, pages, page))
    return root


def _links(concepts: ConceptMap, pages: tuple[str, ...], page: str) -> list[Element]:
    return [link(concepts.outlines[n].title, relative(n, page)) for n in pages]
