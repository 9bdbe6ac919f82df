"""What a built page says in its article, in a form that two builders share."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

# What one builder writes into an article and the other does not, and why.
LEFT_OUT = {
    "md-content__button": "buttons of the theme above the article",
    "md-tags": "the theme writes tags above the article, Zensical elsewhere",
    "pt-download": "the notebook of a page, which the plugin of MkDocs writes",
    "headerlink": "Zensical gives the heading that a page lacks no link",
}
ATTRIBUTES = {
    "data-search-exclude": "Zensical has read it, and takes it out",
    "xmlns": "the plugin of MkDocs takes it out of icons",
    "src": "the plugin of MkDocs makes files of large pictures",
    "loading": "the plugin of MkDocs lets large pictures wait for a reader to scroll",
}
ELEMENTS = {
    "a[download]": "the programs beside a page, which the plugin of MkDocs writes",
    "a#__skip": "the place that Zensical skips to",
    "link": "the style of formulas: the plugin of MkDocs gives it another address",
}
REASONS = LEFT_OUT | ATTRIBUTES | ELEMENTS
_EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Article(HTMLParser):
    """The article of the page at ``path``: its tags, attributes and words in order.

    ``left`` is what was left out, by the names in `REASONS`: an attribute's value,
    or an empty text for an element.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.said: list[str] = []
        self.left: defaultdict[str, list[str]] = defaultdict(list)
        self._open: list[bool] = []  # of the elements in the article: is it left out
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if not self._open and tag != "article":
            return
        inside = bool(self._open) and self._open[-1]
        why = [] if inside else _left_out(tag, facts)
        if tag not in _EMPTY:
            self._open.append(inside or bool(why))
        if not (inside or why):
            why = [name for name in facts if name in ATTRIBUTES]
            kept = {n: v for n, v in facts.items() if n not in ATTRIBUTES}
            words = [f'{name}="{kept[name]}"' for name in sorted(kept)]
            self.said.append(f"<{' '.join([tag, *words])}>")
        for name in why:
            self.left[name].append(facts.get(name, ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in _EMPTY and not self._open.pop():
            self.said.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._open and not self._open[-1] and data.strip():
            self.said.append(" ".join(data.split()))


def _left_out(tag: str, facts: dict[str, str]) -> list[str]:
    """Why an element is left out, by the names in `REASONS`."""
    if tag == "a" and "download" in facts:
        return ["a[download]"]
    if tag == "a" and facts.get("id") == "__skip":
        return ["a#__skip"]
    classes = facts.get("class", "").split()
    return ["link"] if tag == "link" else [name for name in classes if name in LEFT_OUT]
