"""All misconceptions on one page: each with its box, its run, and what is right."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from paotong.misconceptions import Misconception
from paotong.outlines import Outline, Outlines
from paotong.page_links import link, relative

FROM = "data-links-of"


def misconceptions_element(outlines: Outlines, page: str) -> Element:
    """The list as it stands on ``page``: a heading for each page that has any.

    Beliefs and what is right are Markdown, for the inline patterns to read. Links in
    them are those of the page in `FROM`, until `rebase` makes them links of this one.
    """
    root = Element("section", {"class": "pt-myths", "data-search-exclude": ""})
    for outline in outlines.values():
        if outline.misconceptions:
            heading = SubElement(root, "h2", {"data-search-exclude": ""})
            heading.text = outline.title
            items = SubElement(root, "ul")
            for each in outline.misconceptions:
                items.append(_item(each, outline, page))
    return root


def _item(each: Misconception, outline: Outline, page: str) -> Element:
    item = Element("li")
    belief = SubElement(item, "p", {"class": "pt-myth", FROM: outline.page})
    belief.text = each.belief
    ways = SubElement(item, "p", {"class": "pt-myth-ways"})
    if each.run:
        address = relative(outline.page, page, each.run)
        ways.append(link("看推翻它的运行", address))
    ways.append(link("看原文", relative(outline.page, page, each.anchor)))
    if each.right:
        more = SubElement(item, "details")
        SubElement(more, "summary").text = "正确的说法"
        right = SubElement(more, "p", {FROM: outline.page})
        right.text = each.right
    return item
