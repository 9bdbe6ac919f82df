from __future__ import annotations

import pytest

from paotong.inert_svg import is_inert

NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:ev="http://www.w3.org/2001/xml-events"'
)
HEAD = '<?xml version="1.0" encoding="utf-8" standalone="no"?>'


def svg(inside, before="", attribute=""):
    return f"{before}<svg {NAMESPACES} {attribute}>{inside}</svg>"


@pytest.mark.parametrize(
    "text",
    [
        svg("<g><title>图</title><path d='M0 0'/></g>", HEAD),
        svg('<use href="#m1"/><use xlink:href="#m1" clip-path="url(#p1)"/>'),
        svg('<image xlink:href="data:image/png;base64,AA=="/>'),
        svg(
            "<style type='text/css'>*{stroke-linejoin: round} g {fill: url(#a)}</style>"
        ),
        svg("<filter><feGaussianBlur/></filter><!-- script --><text>onload</text>"),
        svg("<text><![CDATA[<script>]]></text>"),
    ],
)
def test_what_only_draws_is_let_through(text):
    assert is_inert(text)


@pytest.mark.parametrize(
    "text",
    [
        svg("<script>alert(1)</script>"),
        svg("<h:script>alert(1)</h:script>"),
        svg("<g><h:img src='x' onerror='alert(1)'/></g>"),
        svg("<foreignObject/>"),
        svg("<a href='#x'/>"),
        svg("<animate attributeName='href' to='javascript:alert(1)'/>"),
        svg("<set attributeName='onload' to='alert(1)'/>"),
        svg("<ev:listener/>"),
        svg("", attribute="onload='alert(1)'"),
        svg("<g ONCLICK='alert(1)'/>"),
        svg("<g xml:base='https://example.org/'/>"),
        svg("<image href='https://example.org/a.png'/>"),
        svg("<image href='a.png'/>"),
        svg("<image href='data:image/svg+xml,x'/>"),
        svg("<use xlink:href='other.svg#a'/>"),
        svg("<use xlink:href=' javascript:alert(1)'/>"),
        svg("<path fill='url(https://example.org/a)'/>"),
        svg("<path style='fill: URL( \"https://example.org/a\")'/>"),
        svg("<path style='fill: u\\72l(https://example.org/a)'/>"),
        svg("<style>@import 'https://example.org/a.css';</style>"),
        svg("<style>a<g/>@import 'https://example.org/a.css';</style>"),
        svg("<style><![CDATA[@import 'https://example.org/a.css';]]></style>"),
        svg("", "<?xml-stylesheet href='a.xsl' type='text/xsl'?>"),
        svg("", "<?xml version='1.0' encoding='iso-2022-jp'?>"),
        svg("&e;", "<!DOCTYPE svg [<!ENTITY e '&lt;script/>'>]>"),
        "<svg><g/></svg>",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        svg("<g>"),
        "",
        "没有图",
    ],
)
def test_what_may_do_more_is_not(text):
    assert not is_inert(text)
