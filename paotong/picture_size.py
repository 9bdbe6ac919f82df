"""How large a picture is: read from its first bytes, or from what an SVG says."""

from __future__ import annotations

import re
import struct

_ROOT = re.compile(rb"<svg\b[^>]*>")
_LENGTH = rb'(?<![-\w])%s\s*=\s*["\']\s*([\d.]+)(px|pt|in|cm|mm)?\s*["\']'
_PIXELS = {
    b"": 1,
    b"px": 1,
    b"pt": 4 / 3,
    b"in": 96,
    b"cm": 96 / 2.54,
    b"mm": 96 / 25.4,
}


def picture_size(media_type: str, content: bytes) -> tuple[int, int] | None:
    """Its width and height in CSS pixels, None where it does not say."""
    if media_type == "image/svg+xml":
        return _svg(content)
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in {b"GIF87a", b"GIF89a"} and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    return None


def _svg(content: bytes) -> tuple[int, int] | None:
    root = _ROOT.search(content)
    if root is None:
        return None
    width, height = (_length(root[0], name) for name in (b"width", b"height"))
    return (width, height) if width and height else None


def _length(root: bytes, name: bytes) -> int:
    """An attribute that is a length, in whole pixels; 0 if there is none."""
    found = re.search(_LENGTH % name, root)
    return round(float(found[1]) * _PIXELS[found[2] or b""]) if found else 0
