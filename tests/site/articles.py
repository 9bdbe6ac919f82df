"""What a built page says in its article, in a form that two builders share."""

from __future__ import annotations

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
    "download": "see the files beside a page",
    "src": "the plugin of MkDocs makes files of large pictures",
    "loading": "and lets these wait until a reader scrolls there",
}
_EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Article(HTMLParser):
    """The article of the page at ``path``: its tags, attributes and words in order."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[bool] = []  # of the elements in the article: is it left out
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if not self._open and tag != "article":
            return
        hidden = (self._open and self._open[-1]) or _left_out(tag, facts)
        if tag not in _EMPTY:
            self._open.append(bool(hidden))
        if not hidden:
            kept = {n: v for n, v in facts.items() if n not in ATTRIBUTES}
            words = [f'{name}="{kept[name]}"' for name in sorted(kept)]
            self.said.append(f"<{' '.join([tag, *words])}>")

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in _EMPTY and not self._open.pop():
            self.said.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._open and not self._open[-1] and data.strip():
            self.said.append(" ".join(data.split()))


def _left_out(tag: str, facts: dict[str, str]) -> bool:
    if tag == "a" and ("download" in facts or facts.get("id") == "__skip"):
        return True  # the programs beside a page; the place that Zensical skips to
    if tag == "link":
        return True  # the style of formulas: MkDocs' plugin gives it another address
    return not LEFT_OUT.keys().isdisjoint(facts.get("class", "").split())
