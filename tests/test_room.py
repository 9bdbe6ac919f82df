"""What is told of long programs and outputs, so that they need not be laid out at once.

`tests.site.test_room` looks at what browsers make of it.
"""

from __future__ import annotations

import pytest

from paotong.render import example_html

LINES = ["<i class=k>pass</i>"] * 11


def program(*lines: str) -> str:
    return "<pre><code>" + "".join(f"{line}\n" for line in lines) + "</code></pre>"


def output(*lines: str, facts: str = "") -> str:
    text = "\n".join(lines)
    return f'<pre class="pt-output"{facts}><samp>{text}</samp></pre>'


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (program(*LINES), "<pre><code>"),
        (program(*LINES, "x"), "<pre data-lines=12><code>"),
        (program(*LINES, "", "x"), "<pre data-lines=13><code>"),
        (program(*LINES, "x" * 30), "<pre data-lines=12><code>"),
        (program(*LINES, "x" * 31), "<pre data-lines=12><code tabindex=0>"),
        (program(*LINES, "字" * 16), "<pre data-lines=12><code tabindex=0>"),
        (program(*LINES, "&lt;" * 30), "<pre data-lines=12><code>"),
        (output(*LINES), '<pre class="pt-output"><samp>'),
        (output(*LINES, "x"), '<pre class="pt-output" data-lines=12><samp>'),
        (
            output(*LINES, "x" * 31, facts=' data-loose="approx"'),
            '<pre class="pt-output" data-loose="approx" data-lines=12 tabindex=0>',
        ),
    ],
)
def test_long_ones_are_told_their_lines_and_wide_ones_can_be_reached(source, told):
    found = example_html(source, "verified", 1)
    assert told in found
    assert found.count("<pre") == found.count("</pre>") == 1
