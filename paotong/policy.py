"""What a browser may do on the site, as a Content-Security-Policy.

No page holds a script of its own: all of them are files of the site, so that nothing
that stands in a page can run. Pages hold no styles either, but for those that Markdown
and TeX put on the cells of tables and on formulas; each of these is allowed by its
digest. `policies_of` reads a built site, and refuses it where a page asks for more.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_NOTHING = "default-src 'none'"
_ALONE = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# Pyodide compiles WebAssembly, in its worker alone; the policy of a worker is the one
# that comes with its script.
PYTHON = f"{_NOTHING}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
# A picture that is opened by itself is a page. Those that Matplotlib and browsers'
# programs draw have styles in them, and other pictures; none needs a script.
PICTURES = f"{_NOTHING}; style-src 'unsafe-inline'; img-src data:; {_ALONE}; sandbox"

_DATA = ("application/json", "application/ld+json")  # no browser runs it
_CELLS = ("td", "th")
_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href")
_ELEMENTS = ("audio", "base", "embed", "frame", "iframe", "object", "style", "video")
_ADVICE = {
    "script": "put it into a file in docs/assets/ and name that in mkdocs.yml",
    "style": "use a class, and a style sheet in docs/assets/",
    "element": "the policy of the site has no place for it",
}


class NotAllowedError(Exception):
    """Pages of a built site hold what its policy forbids; the message names all."""


@dataclass(frozen=True)
class Policies:
    """The policy of all files of a site but Python's worker and pictures."""

    pages: str

    def of(self, path: str) -> str:
        """The policy that is sent with the file at a path in the site."""
        for end, policy in self.others.items():
            if path.endswith(end):
                return policy
        return self.pages

    @property
    def others(self) -> dict[str, str]:
        """The policies of other files, by the ends of their names."""
        return {"/here-worker.js": PYTHON, ".svg": PICTURES}


def policies_of(site: Path) -> Policies:
    """The policies of the site that was built into a folder.

    Raises:
        NotAllowedError: a page has a script, a style or an element that is forbidden.
        FileNotFoundError: there is no page.
    """
    read = [_Page(path) for path in sorted(site.rglob("*.html"))]
    if not read:
        raise FileNotFoundError(f"{site}: no page; expected a site that was built")
    if faults := [fault for page in read for fault in page.faults]:
        raise NotAllowedError("\n".join(faults))
    styles = sorted({_digest(style) for page in read for style in page.styles})
    known = " ".join(["'unsafe-hashes'", *styles] if styles else [])
    allowed = [
        _NOTHING,
        "script-src 'self'",
        f"style-src 'self' {known}".rstrip(),
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        _ALONE,
    ]
    return Policies("; ".join(allowed))


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@dataclass
class _Page(HTMLParser):
    """The styles of a page, and what it holds against the policy."""

    path: Path
    styles: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._formulas = 0
        self.feed(self.path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the styles of an element, and what is wrong with it."""
        self._formulas += tag == "math"
        facts = {name: value or "" for name, value in attrs}
        if style := facts.get("style"):
            if self._formulas or tag in _CELLS:
                self.styles.add(style)
            else:
                self._blame(f'<{tag} style="{style}">', "style")
        for found, kind in _wrong(tag, facts):
            self._blame(found, kind)

    def handle_endtag(self, tag: str) -> None:
        """Leave a formula."""
        self._formulas -= tag == "math"

    def _blame(self, found: str, kind: str) -> None:
        where = f"{self.path}:{self.getpos()[0]}"
        self.faults.append(f"{where}: {found} is not allowed: {_ADVICE[kind]}")


def _wrong(tag: str, facts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What of an element is never allowed, and the advice for it."""
    if tag == "script" and "src" not in facts and facts.get("type") not in _DATA:
        yield "a script in the page", "script"
    if tag in _ELEMENTS:
        yield f"<{tag}>", "style" if tag == "style" else "element"
    for name, value in facts.items():
        if name.startswith("on"):
            yield f'<{tag} {name}="{value}">', "script"
        # Browsers ignore space and line ends in it.
        plain = "".join(value.split()).lower()
        if name in _ADDRESSES and plain.startswith("javascript:"):
            yield f'<{tag} {name}="{value}">', "script"
