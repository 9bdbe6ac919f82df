"""How wide a text is in a picture, and how it is made to fit."""

from __future__ import annotations

import unicodedata

_WIDE = "FWA"  # ambiguous ones too: which they are is up to the reader's font
_MARK = "…"


def columns(text: str) -> int:
    """The columns of a text in a font of fixed width: two for a Chinese character."""
    return len(text) if text.isascii() else sum(map(_width, text))


def fitted(text: str, room: int) -> str:
    """A text in ``room`` columns at most; of a longer one the beginning and the end."""
    if columns(text) <= room:
        return text
    quote = text[-1] if text[-1] in "'\")" else ""
    left = room - columns(_MARK + quote)
    kept = ""
    for letter in text:
        left -= _width(letter)
        if left < 0:
            break
        kept += letter
    return kept + _MARK + quote


def _width(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
