"""The badge: how many examples there are, and how many of them are verified, as SVG."""

from __future__ import annotations

from html import escape

from paotong.ledger import Ledger

FILE = "badge.svg"
_LETTER, _DIGIT, _SPACE = 12.0, 6.8, 3.6  # widths, in the units of the picture
_PADDING, _HEIGHT = 8.0, 22.0
_NAME, _GREEN, _GREY = "#0b5a55", "#14713d", "#5b6766"


def badge(ledger: Ledger, name: str) -> str:
    """The badge of a site with this name; two texts side by side."""
    totals = ledger.totals
    count, verified = totals["examples"], totals["verified"]
    every = count > 0 and verified == count
    said = f"{count} 个示例 · " + ("全部核对" if every else f"核对 {verified} 个")
    left, right = _width(name), _width(said)
    parts = [
        _part(name, 0, left, _NAME),
        _part(said, left, right, _GREEN if every else _GREY),
    ]
    title = escape(f"{name}：{said}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right:g}" '
        f'height="{_HEIGHT:g}" role="img" aria-label="{title}"><title>{title}</title>'
        f'<clipPath id="r"><rect width="{left + right:g}" height="{_HEIGHT:g}" rx="4"/>'
        f'</clipPath><g clip-path="url(#r)" fill="#fff" font-size="12" font-family='
        f'"PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif">{"".join(parts)}'
        "</g></svg>\n"
    )


def _part(text: str, left: float, width: float, colour: str) -> str:
    room = width - 2 * _PADDING
    return (
        f'<rect x="{left:g}" width="{width:g}" height="{_HEIGHT:g}" fill="{colour}"/>'
        f'<text x="{left + _PADDING:g}" y="15.5" textLength="{room:g}">'
        f"{escape(text)}</text>"
    )


def _width(text: str) -> float:
    """How wide a text is with its padding; fonts of readers may differ a little."""
    wide = sum(_LETTER if c > "⺀" else _SPACE if c in " ·" else _DIGIT for c in text)
    return round(wide + 2 * _PADDING, 1)
