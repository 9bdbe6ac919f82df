"""Comments: how recorded lines are written as such, and which look like a trailer."""

from __future__ import annotations

import io
import re
import tokenize

# What people write who mean a trailer: another case, full-width signs, Chinese words.
_NEAR_MISS = re.compile(
    r"#\s*(?:(?i:outputs?|raises?|timeouts?)|输出|异常|超时)"
    r"\s*(?:[(（].*[)）])?\s*(?:[:：]?|：.*)\s*"
)


def near_misses(code: str) -> list[tuple[int, str]]:
    """Comments that look like a trailer, with their line indices, from 0."""
    found = [(line, text.strip()) for line, text in _comments(code)]
    return [(line, text) for line, text in found if _NEAR_MISS.fullmatch(text)]


def _comments(code: str) -> list[tuple[int, str]]:
    """The comments that begin a line, with their line indices; none of broken code."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(code).readline))
    except (tokenize.TokenError, SyntaxError):
        return []
    comments = [token for token in tokens if token.type == tokenize.COMMENT]
    return [(t.start[0] - 1, t.string) for t in comments if t.start[1] == 0]


def comment(text: str) -> list[str]:
    """Output as comment lines: the inverse of `uncomment`, line by line."""
    return [f"# {line}".rstrip() for line in text.split("\n")] if text else []


def uncomment(line: str) -> str:
    """A recorded line without its comment sign and the one space after it."""
    return line[2:] if line.startswith("# ") else line[1:]
