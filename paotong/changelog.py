"""What each release brought its readers: pages, as frozen ledgers tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from paotong.outlines import Outlines
from paotong.page_links import link, relative
from paotong.releases import Release, changes_between


@dataclass(frozen=True)
class News:
    """What a release brought: pages by their paths under docs/, and lanes.

    ``changed`` are pages whose outputs are recorded otherwise than before, because they
    were corrected or because a new Python prints something else; ``grown`` those that
    have more examples; ``lanes`` those on which nothing had been verified before.
    """

    version: str
    new: tuple[str, ...]
    changed: tuple[str, ...]
    grown: tuple[str, ...]
    removed: tuple[str, ...]
    lanes: tuple[str, ...]


def news_of(release: Release, before: Release) -> News:
    """What a release brought, compared with the one before it."""
    changes = changes_between(before, release)
    old, now = _pages(before.examples), _pages(release.examples)
    changed = [page for page in _pages(changes.output) if page in old]
    grown = [p for p in _pages(changes.new) if p in old and p not in changed]
    known = _lanes(before)
    return News(
        version=release.version,
        new=tuple(page for page in now if page not in old),
        changed=tuple(changed),
        grown=tuple(grown),
        removed=tuple(page for page in old if page not in now),
        lanes=tuple(lane for lane in _lanes(release) if lane not in known),
    )


def _pages(examples: Iterable[str]) -> list[str]:
    """The pages of examples by their ids, each once, in their order."""
    return list(dict.fromkeys(name.partition("#")[0] for name in examples))


def _lanes(release: Release) -> list[str]:
    every = (lane for each in release.examples.values() for lane in each.lanes)
    return list(dict.fromkeys(every))


def changelog_element(
    releases: Sequence[Release], outlines: Outlines, page: str
) -> Element:
    """What each of ``releases`` brought, in their order, which is the newest first."""
    root = Element("div", {"class": "pt-changelog"})
    if not releases:
        SubElement(root, "p").text = "还没有发布过版本。"
    for number, release in enumerate(releases):
        heading = SubElement(root, "h2", {"id": f"v{release.version}"})
        heading.text = AtomicString(release.version)
        if number + 1 < len(releases):
            _tell(root, news_of(release, releases[number + 1]), outlines, page)
        else:
            pages, count = len(_pages(release.examples)), len(release.examples)
            first = f"第一个版本：{pages} 页，{count} 个示例，"
            first += f"在 {'、'.join(_lanes(release))} 上核对过。"
            SubElement(root, "p").text = AtomicString(first)
    return root


def _tell(root: Element, news: News, outlines: Outlines, page: str) -> None:
    parts = [
        ("新的页面", news.new),
        ("输出变了的页面", news.changed),
        ("添了示例的页面", news.grown),
        ("删去的页面", news.removed),
    ]
    if news.lanes:
        lanes = f"新的环境：{'、'.join(news.lanes)}。"
        SubElement(root, "p").text = AtomicString(lanes)
    for title, pages in parts:
        if pages:
            SubElement(root, "p").text = f"{title}："
            items = SubElement(root, "ul")
            for path in pages:
                _item(items, path, outlines, page)
    if not news.lanes and not any(pages for _, pages in parts):
        SubElement(root, "p").text = "示例和输出都没有变。"


def _item(items: Element, path: str, outlines: Outlines, page: str) -> None:
    """A page by its title, with a link to it where it is there still."""
    item, known = SubElement(items, "li"), outlines.get(path)
    if known:
        item.append(link(known.title, relative(path, page)))
    else:
        item.text = AtomicString(path)
