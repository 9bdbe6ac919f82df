"""Highlighted programs in a third of their bytes."""

from __future__ import annotations

import re

# Names, self too, numbers, operators, punctuation: as black as the text around them.
_PLAIN = re.compile(
    r'<span class="(?:[nopw]|bp|ow|kc|il|s[ai]|m[bfhio])">([^<]*)</span>|<span></span>'
)
_SAME = re.compile(r'<span class="(\w+)">([^<]*)</span><span class="\1">')
_STRING = re.compile(r'<span class="s[12]?">([^<]*)</span>')
# Titles and marked lines are boxes that the theme knows as spans.
_MARK = re.compile(r'<span class="(?!hll|filename)(\w+)">([^<]*)</span>')


def slim(code: str) -> str:
    """Pygments' marks on ``code`` without those that change nothing, the rest short.

    A mark is ``<i class=k>``; strings, the most frequent ones, are plain ``<i>``. The
    style sheet of the site gives them their colours.
    """
    code, joined = _PLAIN.sub(r"\1", code), 1
    while joined:
        code, joined = _SAME.subn(r'<span class="\1">\2', code)
    return _MARK.sub(r"<i class=\1>\2</i>", _STRING.sub(r"<i>\1</i>", code))
