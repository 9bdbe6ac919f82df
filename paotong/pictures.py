"""Pictures that a program drew: found, made comparable, and fit for a dark page."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from paotong.inert_svg import is_inert
from paotong.picture_size import picture_size

PICTURE_LIMIT = 2_000_000
_SMALL = 2_000  # bytes; another request of a browser takes as many
_SVG = "image/svg+xml"
_MEDIA_TYPES = {
    ".svg": _SVG,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
_CHANGING = re.compile(r"\s*<metadata>.*?</metadata>|<!DOCTYPE[^>]*>\s*", re.DOTALL)
# Matplotlib makes ids of a letter or a word and ten digits of a random hash.
_RANDOM_ID = re.compile(r'(?<=["#])(?P<word>[a-z]+)[0-9a-f]{10}(?=[")])')
_ROOT = re.compile(r"<svg\b[^>]*(?<!/)>")
# Black ink and white paper give way to the page; every other colour stays.
_DARK = """<style>@media (prefers-color-scheme: dark) {
svg { fill: #e2e4e9; color: #e2e4e9; }
[style*="stroke: #000000"] { stroke: #e2e4e9 !important; }
[style*="fill: #000000"] { fill: #e2e4e9 !important; }
:is(path, rect)[style*="fill: #ffffff"] { fill: #14191b !important; }
:is(path, rect)[style*="stroke: #ffffff"] { stroke: #14191b !important; }
}</style>"""


@dataclass(frozen=True)
class Picture:
    """A picture that a program drew: its name, media type and bytes in base64."""

    name: str
    media_type: str
    data: str

    @property
    def shown(self) -> bytes:
        """What a page shows: the picture, on a dark page in its dark form."""
        content = base64.b64decode(self.data)
        if self.media_type != _SVG:
            return content
        text = content.decode("utf-8", "replace")
        return _ROOT.sub(lambda root: root[0] + _DARK, text, count=1).encode()

    @property
    def address(self) -> str:
        """A data URI that shows the picture."""
        data = base64.b64encode(self.shown).decode()
        return f"data:{self.media_type};base64,{data}"

    @property
    def file(self) -> str:
        """The name of a file for what a page shows, "" if it must not be a file.

        It is the same for the same content. An image of a page runs no script and asks
        for nothing; an SVG that is opened by itself may, as a page of the site. What is
        small is better off in the page.
        """
        shown = self.shown
        safe = self.media_type != _SVG or is_inert(shown.decode())
        if len(shown) <= _SMALL or not safe:
            return ""
        suffix = next(s for s, kind in _MEDIA_TYPES.items() if kind == self.media_type)
        return f"{hashlib.sha256(shown).hexdigest()[:16]}{suffix}"

    @property
    def size(self) -> tuple[int, int] | None:
        """Its width and height in a browser's pixels, None where it does not say.

        A page that states them keeps the room for the picture until it is drawn.
        """
        return picture_size(self.media_type, base64.b64decode(self.data))


def tidy_svg(text: str) -> str:
    """An SVG without what differs from run to run: its date and random ids."""
    numbers: dict[str, dict[str, int]] = defaultdict(dict)

    def number(found: re.Match[str]) -> str:
        known = numbers[found["word"]]
        return f"{found['word']}-{known.setdefault(found[0], len(known) + 1)}"

    return _RANDOM_ID.sub(number, _CHANGING.sub("", text))


def picture(name: str, media_type: str, content: bytes) -> Picture:
    """The picture with this content, an SVG in its tidy form."""
    if media_type == _SVG:
        content = tidy_svg(content.decode("utf-8", "replace")).encode()
    return Picture(name, media_type, base64.b64encode(content).decode())


def pictures_in(folder: Path) -> tuple[Picture, ...]:
    """The pictures in a folder, by name, `PICTURE_LIMIT` bytes each at most.

    Other files, folders and links are ignored.
    """
    found = []
    for path in sorted(_entries(folder)):
        media_type = _MEDIA_TYPES.get(path.suffix.lower())
        small = path.is_file() and path.stat().st_size <= PICTURE_LIMIT
        if media_type and small and not path.is_symlink():
            name = os.fsencode(path.name).decode("utf-8", "backslashreplace")
            found.append(picture(name, media_type, path.read_bytes()))
    return tuple(found)


def passes_limit(folder: Path) -> bool:
    """Whether a picture in a folder has more than `PICTURE_LIMIT` bytes."""
    pictures = [p for p in _entries(folder) if p.suffix.lower() in _MEDIA_TYPES]
    return any(p.is_file() and p.stat().st_size > PICTURE_LIMIT for p in pictures)


def _entries(folder: Path) -> list[Path]:
    """What is in a folder, nothing if the program has removed it."""
    return list(folder.iterdir()) if folder.is_dir() else []
