"""From a verdict to the HTML of an example: its program and its panel as one unit."""

from __future__ import annotations

import json
import re
from html import escape

from paotong.example import Example, Fault
from paotong.names import example_id
from paotong.panel import Panel, outputs_html, tools_html
from paotong.shown import EXAMPLE, LINE
from paotong.verdict import Kind


def example_html(source: str, kind: str, line: int | None, more: str = "") -> str:
    """A program and its result, ``source``, as one unit.

    ``kind`` is a verdict or ``fault``, ``line`` that of the fence in its page (None if
    the fence stands in no page); ``more`` are further attributes.
    """
    mark, room = LINE.format(line or ""), room_for(source)
    asked = f' data-room="{room:.0f}"' if room else ""
    return f'{EXAMPLE}{mark} data-verdict="{kind}"{asked}{more}>{source}</div>'


def room_for(source: str) -> float:
    """About how high an example is, in rem; ``docs/assets/panel.css`` asks for it.

    Browsers that know it need not lay out what readers do not see yet, and still jump
    to the right place. Nothing of one with several outputs: Chromium's autofill asks
    of every control whether it can be seen, and each time a part is laid out by itself.
    """
    if "<input" in source:
        return 0
    shown = _NOT_SHOWN.sub("", source)
    parts = sum(height * shown.count(part) for part, height in _HEIGHTS.items())
    drawn = sum(map(float, _DRAWN.findall(shown)))
    sizes = [(int(width), int(height)) for width, height in _PICTURE.findall(shown)]
    return parts + drawn + sum(h / max(w, _WIDTH) * _WIDTH / 20 for w, h in sizes)


# A line of a program or an output; above and below them; and what stands in a line of
# its own: the tools, and where a run comes from.
_HEIGHTS = {"\n": 0.95, "<pre": 1.5, "pt-tools": 1.9, "pt-provenance": 1.35}
_DRAWN = re.compile(r'<svg [^>]*height="([\d.]+)rem"')
_PICTURE = re.compile(r'<img [^>]*width="(\d+)" height="(\d+)"')
_WIDTH = 600  # pixels of a page, of which a rem has 20; a phone has fewer
_NOT_SHOWN = re.compile(
    r"<template>.*?</template>|(?<=</summary>).*?</details>|='[^']*'", re.DOTALL
)


def attributes(example: Example) -> str:
    """What the element of an example says besides: its name, and how it is predicted.

    Guesses stand in an attribute: search does not find them, and no reader sees one
    who was not asked.
    """
    guesses = [guess.text for guess in example.program.guesses]
    listed = escape(json.dumps(guesses, ensure_ascii=False))
    offered = f' data-guesses="{listed}"' if guesses else ""
    return name(example) + " data-predict" * example.predict + offered


def name(example: Example) -> str:
    """The attribute by which links find an example."""
    return f' id="{escape(example_id(example))}"'


def fault_html(fault: Fault | str) -> str:
    """What is wrong, in the place where the result would stand."""
    return (
        '<div class="pt-fault" role="alert"><p>这个示例没有通过核对</p>'
        f"<pre>{escape(str(fault))}</pre></div>"
    )


def result_html(panel: Panel) -> str:
    """What stands under the program of an example; nothing where that is all."""
    if panel.empty:
        return ""
    wrong = "" if panel.verdict.kind == Kind.NOT_RUN else panel.verdict.message
    fault = fault_html(wrong) if wrong else ""
    result = f'<div class="pt-result">{fault}{outputs_html(panel)}</div>'
    return tools_html(panel) + result
