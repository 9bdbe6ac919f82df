"""The prose of a page as Jupyter reads it: boxes, tabs and links in plain Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_FRONT_MATTER = re.compile(r"\A---\s*\n.*?^(?:---|\.\.\.)\s*$\n?", re.DOTALL | re.M)
OPENING = re.compile(
    r"(?P<indent> *)(?:!!!|\?\?\?\+?|===[!+]*)(?P<kind>[ \w-]*)"
    r'(?:"(?P<title>.*)")? *'
)
_FENCE = re.compile(r"[> ]*(?P<sign>`{3,}|~{3,})")
_NOT_FOR_JUPYTER = re.compile(
    r" *(?:</?(?:div|section|figure)\b[^>]*>|\*\[[^\]]+\]:.*|<!--.*-->) *"
)
_ATTRIBUTES = re.compile(r"[ \t]*\{:? *[.#][A-Za-z\u3400-\u9fff][^{}\n]*\}")
_CODE = re.compile(
    r"(?ms)^[> ]*(?P<f>`{3,}|~{3,})[^\n]*\n.*?(?:^[> ]*(?P=f)[`~]* *$|\Z)"
    r"|(?P<t>`+)(?!`).*?(?<!`)(?P=t)(?!`)"
)
_TARGET = re.compile(
    r"(?P<before>\]\(<?|^ {0,3}\[[^\]\n]+\]: *<?)(?P<target>[^)\s>]+)", re.M
)

Link = Callable[[str], str]


def without_front_matter(text: str) -> str:
    """A page without its front matter, with empty lines in its place."""
    return _FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), text)


@dataclass
class Prose:
    """Turns lines of a page into Markdown that Jupyter knows.

    A box or a tab, which holds what is indented under it, becomes a block quote under
    its title; ``link`` gives every target of a link its full address.
    """

    link: Link
    _insides: list[int] = field(default_factory=list)
    _fence: str = ""

    def convert(self, lines: Iterable[str]) -> str:
        """The lines as Markdown; a box that is open at their end stays so."""
        made: list[str] = []
        for line in lines:
            if line.strip():
                self._add(line, made)
            elif self._fence or (made and made[-1]):
                made.append("")
        return self._with_links("\n".join(made).strip("\n"))

    def _add(self, line: str, made: list[str]) -> None:
        """Add a line that is not empty; the empty ones before it join its quote."""
        fenced = bool(self._fence)
        self._note_fence(line)
        indent = len(line) - len(line.lstrip(" "))
        while self._insides and indent < self._insides[-1] and not fenced:
            self._insides.pop()
        _join(made, self._quote().rstrip())
        opening = None if fenced else OPENING.fullmatch(line)
        if opening and indent == (self._insides or [0])[-1]:
            self._open(opening, made)
        elif fenced or not _NOT_FOR_JUPYTER.fullmatch(line):
            made.append(self._quote() + self._inside(line))

    def _note_fence(self, line: str) -> None:
        sign = _FENCE.match(line)
        if self._fence:
            bare = line.strip("> ")
            closes = set(bare) == {self._fence[0]} and len(bare) >= len(self._fence)
            self._fence = "" if closes else self._fence
        elif sign:
            self._fence = sign["sign"]

    def _open(self, opening: re.Match[str], made: list[str]) -> None:
        """Begin a quote with the title of a box or tab."""
        if made and made[-1].strip("> "):
            made.append(self._quote().rstrip())
        self._insides.append(len(opening["indent"]) + 4)
        kind = opening["kind"].strip()
        title = kind if opening["title"] is None else opening["title"]
        made += [f"{self._quote()}**{title}**", ""] if title else []

    def _quote(self) -> str:
        return "> " * len(self._insides)

    def _inside(self, line: str) -> str:
        """A line without the indentation of the boxes around it."""
        return line[self._insides[-1] :] if self._insides else line

    def _with_links(self, text: str) -> str:
        parts, at = [], 0
        for code in _CODE.finditer(text):
            parts += [self._linked(text[at : code.start()]), code[0]]
            at = code.end()
        return "".join([*parts, self._linked(text[at:])])

    def _linked(self, text: str) -> str:
        text = _ATTRIBUTES.sub("", text)
        return _TARGET.sub(lambda m: m["before"] + self.link(m["target"]), text)


def _join(made: list[str], quote: str) -> None:
    """Put the sign of a quote into the empty lines at the end."""
    for number in range(len(made) - 1, -1, -1):
        if made[number]:
            break
        made[number] = quote
