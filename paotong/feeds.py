"""The feed: RSS of the pages that are new and of those that changed.

Dates are those of the history, never the time of the build: the same commit makes the
same feed everywhere. Without a history there are no entries, and the feed says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from paotong.commits import Dates
from paotong.outlines import Outline, Outlines
from paotong.site_facts import SiteFacts

FILE = "feed.xml"
_ENTRIES = 40
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """A page that came or changed: ``when`` is a date in ISO 8601, UTC."""

    outline: Outline
    when: str
    new: bool


def entries(outlines: Outlines, history: dict[str, Dates]) -> list[Entry]:
    """What is new and what changed among the lessons, the latest first.

    A lesson has changed when its page did, or one of the programs on it.
    """
    found: list[Entry] = []
    for outline in outlines.values():
        own = history.get(f"docs/{outline.page}")
        if own is None or not outline.lesson:
            continue  # not yet committed, or no lesson
        shown = (history.get(f"snippets/{path}") for path in outline.includes)
        last = max([own.last, *(dates.last for dates in shown if dates)])
        found.append(Entry(outline, own.first, new=True))
        if last > own.first:
            found.append(Entry(outline, last, new=False))
    found.sort(key=lambda entry: (entry.outline.page, entry.new))
    return sorted(found, key=lambda entry: entry.when, reverse=True)[:_ENTRIES]


def rss(site: SiteFacts, found: list[Entry], without: str = "") -> str:
    """A feed of ``found``; ``without`` says why there is none, where there is none."""
    root = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM})
    channel = SubElement(root, "channel")
    _add(channel, title=site.name, link=site.address(""))
    about = without or f"新的和改过的页面。{site.description}"
    _add(channel, description=about, language="zh-cn")
    own = {"href": site.address(FILE), "rel": "self", "type": "application/rss+xml"}
    SubElement(channel, "atom:link", own)
    if found:
        _add(channel, lastBuildDate=_rfc822(found[0].when))
    for item in _items(site, found):
        channel.append(item)
    indent(root, " ")
    text: str = tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _items(site: SiteFacts, found: list[Entry]) -> Iterator[Element]:
    for entry in found:
        outline, address = entry.outline, site.address(site.path(entry.outline.page))
        item = Element("item")
        what = "新" if entry.new else "改"
        _add(item, title=f"{what}：{outline.title}", link=address)
        _add(item, description=outline.description, pubDate=_rfc822(entry.when))
        # Not the address: a page that changes once more is a new entry for readers.
        guid = SubElement(item, "guid", {"isPermaLink": "false"})
        guid.text = address if entry.new else f"{address}#{entry.when}"
        yield item


def _add(parent: Element, **texts: str) -> None:
    for tag, text in texts.items():
        SubElement(parent, tag).text = text


def _rfc822(when: str) -> str:
    return format_datetime(datetime.fromisoformat(when))
