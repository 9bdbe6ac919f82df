"""The glossary: an English term, its one translation, and the words not written for it.

It stands in docs/glossary.yml, a line for each term; a page shows it where it has
``<!-- paotong: glossary -->``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import yaml

from paotong.example import Fault, Where
from paotong.outlines import Outlines
from paotong.page_links import link, relative

GLOSSARY = "docs/glossary.yml"
_KEYS = {"zh", "page", "not"}


@dataclass(frozen=True)
class Term:
    """An English word, its translation, the page (under docs/) that explains it.

    ``wrong`` are words that mean the same and are not written; ``where`` is its line.
    """

    english: str
    chinese: str
    page: str
    wrong: tuple[str, ...]
    where: Where


def read_glossary(root: Path) -> tuple[list[Term], list[Fault]]:
    """The terms of the project at ``root``, and what is wrong with their file.

    A project without the file has no terms.
    """
    path = root / GLOSSARY
    if not path.is_file():
        return [], []
    terms, faults = _glossary_in(path.read_text("utf-8"))
    return list(terms), list(faults)


@lru_cache(maxsize=2)
def _glossary_in(text: str) -> tuple[list[Term], list[Fault]]:
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = Where(GLOSSARY, mark.line + 1 if mark else 1)
        return [], [Fault(where, f"no YAML: {getattr(error, 'problem', error)}")]
    if not isinstance(node, yaml.MappingNode):
        return [], [Fault(Where(GLOSSARY, 1), _FORM)]
    read = [_term(*pair) for pair in node.value]
    terms = [term for term in read if isinstance(term, Term)]
    faults = [fault for fault in read if isinstance(fault, Fault)]
    return terms, [*faults, *_contradictions(terms)]


def _term(name: yaml.Node, node: yaml.Node) -> Term | Fault:
    where = Where(GLOSSARY, name.start_mark.line + 1)
    facts = yaml.SafeLoader("").construct_document(node)
    if not isinstance(facts, dict) or not {"zh", "page"} <= facts.keys() <= _KEYS:
        return Fault(where, _FORM)
    wrong = facts.get("not", [])
    texts = [facts["zh"], facts["page"], *(wrong if isinstance(wrong, list) else [0])]
    if not all(isinstance(text, str) and text for text in texts):
        return Fault(where, _FORM)
    return Term(str(name.value), texts[0], texts[1], tuple(texts[2:]), where)


_FORM = (
    "a term is written: reference counting: {zh: 引用计数, page: runtime/refcount.md, "
    "not: [参考计数]}; what stands after not may be left out"
)


def _contradictions(terms: list[Term]) -> Iterator[Fault]:
    """A fault for each term that stands there twice, or is not to be written."""
    right = {term.chinese: term for term in terms}
    known: dict[str, Term] = {}
    for term in terms:
        if other := known.get(term.english):
            yield Fault(term.where, f"{term.english} stands on {other.where} as well")
        known.setdefault(term.english, term)
        for word in term.wrong:
            if other := right.get(word):
                there = f"the word for {other.english} on {other.where}"
                yield Fault(term.where, f"{word} is not to be written, and {there}")


def glossary_element(terms: list[Term], outlines: Outlines, page: str) -> Element:
    """The terms as a table on ``page``, in the order of the alphabet."""
    table = Element("table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for title in ("英文", "中文", "不写作", "在哪里讲"):
        SubElement(head, "th").text = title
    body = SubElement(table, "tbody")
    for term in sorted(terms, key=lambda term: term.english.lower()):
        row = SubElement(body, "tr")
        for text in (term.english, term.chinese, "、".join(term.wrong)):
            SubElement(row, "td").text = text
        outline = outlines.get(term.page)
        title = outline.title if outline else term.page
        SubElement(row, "td").append(link(title, relative(term.page, page)))
    return table
