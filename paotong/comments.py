"""Comments: how recorded lines are written as such, and which look like a trailer."""

from __future__ import annotations

import io
import re
import tokenize

# What people write who mean a trailer: another case, full-width signs, Chinese words.
_NEAR_MISS = re.compile(
    r"#\s*(?:(?i:outputs?|raises?|timeouts?|guess(?:es)?)|输出|异常|超时)"
    r"\s*(?:[(（].*[)）])?\s*(?:[:：]?|：.*)\s*"
    r"|#\s*(?P<drawing>(?i:diagrams?|steps?))\s*[:：]\s*[\w\s,，、]*"
)


def near_misses(code: str) -> list[tuple[int, str, str]]:
    """Comments that look like a trailer, with their line indices, from 0.

    The last part is how the trailer is written that seems to be meant.
    """
    if not _NEAR_MISS.search(code):
        return []  # without taking every program to pieces
    comments = [(line, text.strip()) for line, text in _comments(code)]
    found = [(line, text, _NEAR_MISS.fullmatch(text)) for line, text in comments]
    return [(line, text, _meant(match)) for line, text, match in found if match]


def _meant(match: re.Match[str]) -> str:
    if not match["drawing"]:
        return "# Output:"
    word = "Diagram" if match["drawing"][0] in "dD" else "Steps"
    return f"# {word}: first, second"


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
