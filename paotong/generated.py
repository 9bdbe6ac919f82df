"""What the engine writes into pages from what is known of the whole site.

These are treeprocessors of Python-Markdown, so that every builder that runs it makes
the same pages. Links are links from file to file, which the builder resolves.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from typing import cast
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, tostring

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from paotong.changelog import changelog_element
from paotong.example import Fault
from paotong.fingerprint import digest
from paotong.glossary import glossary_element
from paotong.ledger_page import changes_element, table_element, totals_element
from paotong.lesson_path import path_element
from paotong.map_picture import map_element
from paotong.misconceptions import belief_in, box_id
from paotong.misconceptions_list import FROM, misconceptions_element
from paotong.page_links import relative
from paotong.parts import PARTS, part_named
from paotong.rendering import Rendering, log, rendering_of
from paotong.survey import Survey, survey_of

_START, _END = "\x02paotong:", "\x03"  # no page holds these: they are taken out of it


def written(survey: Survey, page: str, runs: bool = True) -> dict[str, Element]:
    """All that is written into ``page`` (its path under docs/), by the part's name.

    Without ``runs`` nothing that programs would have to run for.
    """
    outline = survey.outlines.get(page)
    if outline is None:
        return {}
    names = [n for n in outline.parts if n in PARTS and (runs or "ledger" not in n)]
    found = {name: _MAKERS[name](survey, page) for name in names}
    path = path_element(survey.concepts, page)
    return found if path is None else found | {"path": path}


def into_page(survey: Survey, page: str) -> str:
    """A digest of what is written into ``page``, empty if nothing is."""
    outline = survey.outlines.get(page)
    runs = outline is not None and any("ledger" in name for name in outline.parts)
    made = survey.made_of_runs if runs else survey.made
    if page not in made:
        made[page] = _digest(written(survey, page))
    return str(made[page])


def _digest(parts: dict[str, Element]) -> str:
    return digest([tostring(e, "unicode") for e in parts.values()]) if parts else ""


_MAKERS: Mapping[str, Callable[[Survey, str], Element]] = {
    "changelog": lambda s, page: changelog_element(s.releases, s.outlines, page),
    "concept-map": lambda s, page: map_element(s.concepts, page),
    "glossary": lambda s, page: glossary_element(s.glossary[0], s.outlines, page),
    "ledger": lambda s, page: table_element(s.ledger, s.outlines, page),
    "ledger-changes": lambda s, page: changes_element(s.changes, s.outlines, page),
    "ledger-totals": lambda s, page: totals_element(s.ledger),
    "misconceptions": lambda s, page: misconceptions_element(s.outlines, page),
}


class FindParts(Preprocessor):
    """Puts a paragraph that nothing else looks at where a part is to stand."""

    def run(self, lines: list[str]) -> list[str]:
        """Replace the comments that name parts."""
        if rendering_of(self.md) is None:
            return lines
        return [line for given in lines for line in self._instead(given)]

    def _instead(self, line: str) -> list[str]:
        name = part_named(line)
        return ["", f"{_START}{name}{_END}", ""] if name in PARTS else [line]


class Write(Treeprocessor):
    """Writes the parts of a page, its path at the end, and the ids of its boxes."""

    def run(self, root: Element) -> None:
        """Write what is to be written into the page."""
        rendering = rendering_of(self.md)
        if rendering is None:
            return
        page = rendering.page.path.relative_to(rendering.engine.project.docs).as_posix()
        survey = survey_of(rendering.engine)
        parts = written(survey, page, rendering.runs)
        rendering.written = _digest(parts)
        for parent, index, name in list(_places(root)):
            parent[index] = parts.get(name, parent[index])
        if "path" in parts:
            root.append(parts["path"])
        self._name_boxes(root, survey, page, rendering)

    def _name_boxes(
        self, root: Element, survey: Survey, page: str, rendering: Rendering
    ) -> None:
        """Give each box of a misconception its id; say which are not boxes."""
        used: set[str] = set()
        for box in root.iter():
            title = _title(box)
            if title is not None and belief_in(title) is not None:
                box.set("id", box_id(title, used))
        outline = survey.outlines.get(page)
        for each in outline.misconceptions if outline else ():
            if each.anchor not in used:
                log.warning("%s", Fault(each.where, _NO_BOX))


_NO_BOX = (
    "this looks like a box of a misconception, but is not rendered as one: put an "
    "empty line before it, and indent what it holds by four spaces"
)


class Rebase(Treeprocessor):
    """Makes links that were written for another page links of the one they are on."""

    def run(self, root: Element) -> None:
        """Rebase the links in the elements that name their page."""
        rendering = rendering_of(self.md)
        if rendering is None:
            return
        docs = rendering.engine.project.docs
        page = rendering.page.path.relative_to(docs).as_posix()
        for holder in root.iter():
            source = holder.attrib.pop(FROM, None)
            for anchor in holder.iter("a") if source else ():
                anchor.set("href", _rebased(anchor.get("href", ""), str(source), page))


def _rebased(address: str, source: str, page: str) -> str:
    """A link of the page ``source`` as a link of ``page``."""
    scheme, host, path, _, fragment = urlsplit(address)
    if scheme or host or path.startswith("/"):
        return address
    folder = posixpath.dirname(source)
    target = posixpath.normpath(posixpath.join(folder, path)) if path else source
    return relative(target, page, fragment)


def _places(root: Element) -> Iterator[tuple[Element, int, str]]:
    """The paragraphs that hold the place of a part: parent, index, name."""
    for parent in root.iter():
        for index, child in enumerate(parent):
            text = (child.text or "").strip()
            if child.tag == "p" and text.startswith(_START) and text.endswith(_END):
                yield parent, index, text[len(_START) : -len(_END)]


def _title(box: Element) -> str | None:
    """The title of a box that tells of a failure, as Markdown; None of all else."""
    kinds = (box.get("class") or "").split()
    if "failure" not in kinds or not len(box):
        return None
    first = cast(Element, box[0])
    is_title = first.tag == "summary" or first.get("class") == "admonition-title"
    return first.text or "" if is_title else None
