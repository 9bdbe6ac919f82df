"""The options of a Python fence: which there are, and what may follow each."""

from __future__ import annotations

import re

from pymdownx.superfences import RE_HL_LINES, RE_LINENUMS

from paotong.labels import did_you_mean

OPTIONS = ("anchor", "hl_lines", "linenums", "predict", "title")
# Those of them that are ours: no one else knows them.
OURS = ("anchor", "predict")
# What may follow an option, and what is wrong with anything else.
_VALUES = {
    "anchor": (
        re.compile(r"[^\W_][\w-]*"),
        "is no anchor of a python fence: links end with it, so "
        "write letters, digits, _ and -, a letter or digit first",
    ),
    "hl_lines": (
        RE_HL_LINES,
        "after hl_lines names no lines; write their numbers, or the first and the last "
        'of several, with spaces between: hl_lines="2 4-6"',
    ),
    "linenums": (
        RE_LINENUMS,
        'after linenums is no number to count from; write linenums="1"',
    ),
    "predict": (
        re.compile("1"),
        "after predict means nothing; to hide the output until it "
        'is predicted, write predict="1"; else leave it out',
    ),
}


def option_fault(options: dict[str, str]) -> str | None:
    """What is wrong with the options of a Python fence, None if nothing is."""
    for option, value in options.items():
        if option not in OPTIONS:
            return (
                f"unknown option '{option}' of a python fence; known options: "
                f"{', '.join(OPTIONS)}.{did_you_mean(option, OPTIONS)} "
                "Every python fence runs: there is no option to switch that off"
            )
        if '"' in value:
            return f"the {option} of a python fence can't hold a quotation mark"
        if option in _VALUES:
            pattern, wrong = _VALUES[option]
            if not pattern.fullmatch(value):
                return f"'{value}' {wrong}"
    return None
