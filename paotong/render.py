"""From a verdict to the HTML of an example: its program and its panel as one unit."""

from __future__ import annotations

import json
import re
from html import escape, unescape

from paotong.drawing.lettering import columns
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
    mark, shown = LINE.format(line or ""), _TEXT.sub(_measured, source)
    return f'{EXAMPLE}{mark} data-verdict="{kind}"{more}>{shown}</div>'


def _measured(text: re.Match[str]) -> str:
    """A long program or output, told how many lines it has.

    So a browser need not lay it out before a reader comes near it, and still knows what
    room it takes (``docs/assets/panel.css``). What a phone scrolls sideways is in reach
    of the keyboard even before; for what is laid out, the script of the site tells.
    """
    lines = unescape(_TAG.sub("", text["text"])).rstrip("\n").split("\n")
    if len(lines) < _LONG:
        return text[0]
    reach = " tabindex=0" if max(map(columns, lines)) > _PHONE else ""
    room = f" data-lines={len(lines)}"
    if text["code"]:
        return f"<pre{room}><code{reach}>{text['text']}</pre>"
    return f"<pre{text['output']}{room}{reach}>{text['text']}</pre>"


_TEXT = re.compile(
    r'<pre(?:(?P<code>><code)|(?P<output> class="pt-output"[^>]*))>(?P<text>.*?)</pre>',
    re.DOTALL,
)
_TAG = re.compile("<[^>]*>")
_LONG = 12  # lines: what is shorter is not worth the bytes
_PHONE = 30  # columns of the narrowest ones


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
