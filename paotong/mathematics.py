r"""Formulas between dollar signs, turned into MathML while the page is built.

pymdownx.arithmatex finds them (``$…$`` in a line, ``$$`` around a block), math-core
translates them; readers need no script. TeX that it does not know is a warning with
page and line, so that a strict build fails.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from math_core import LatexError, LatexToMathML
from pymdownx.arithmatex import ArithmatexExtension

_log = logging.getLogger("mkdocs.plugins.paotong")
_ERROR = re.compile(r"(?P<offset>\d+): (?P<message>.*)", re.DOTALL)
_HINT = "mend the formula (a dollar sign that starts none is written \\$)"
# Before the first formula of a page, where the template puts the style of all of them.
_FIRST = "<!--paotong-formulas-->"
_to_mathml = LatexToMathML(fancy_error=False)


class MathematicsExtension(Extension):
    """Formulas as MathML; the extension ``paotong`` beside it knows the pages."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # Python-Markdown's name
        """Let arithmatex find the formulas, then translate what it found."""
        bare = {"tex_inline_wrap": ["", ""], "tex_block_wrap": ["", ""]}
        ArithmatexExtension(generic=True, **bare).extendMarkdown(md)
        # After inline patterns (20), which find $…$, and before toc (5) takes headings.
        md.treeprocessors.register(_Translate(md), "paotong_mathematics", 15)


class _Translate(Treeprocessor):
    """Puts MathML where arithmatex left TeX."""

    def run(self, root: Element) -> None:
        """Translate every formula of the page; report those that can't be."""
        self._before = _FIRST
        for element in root.iter():
            if element.get("class") == "arithmatex":
                self._translate(element)
            elif any("$$" in text for text in _prose(element)):
                self._warn(
                    "$$",
                    0,
                    "these dollar signs enclose no formula; a displayed "
                    "formula has an empty line above and below its $$",
                )

    def _translate(self, element: Element) -> None:
        display = element.tag == "div"
        tex = unescape(element.text or "") if display else element.text or ""
        try:
            html = _to_mathml.convert_with_local_state(tex, displaystyle=display)
            html, self._before = self._before + html, ""
        except LatexError as error:
            found = _ERROR.fullmatch(str(error))
            offset, message = found.group("offset", "message") if found else (0, error)
            shown = tex.strip().replace("\n", " ")
            self._warn(tex, int(offset), f"TeX: {message} In: {shown}")
            html = f'<code class="pt-fault">{escape(tex)}</code>'
        html = html.replace("0.16666667em", ".167em")  # a thin space, rounded
        if display:
            element.set("class", "pt-math")
        else:
            del element.attrib["class"]  # there may be a hundred on a page
        element.text = self.md.htmlStash.store(html)

    def _warn(self, text: str, offset: int, message: str) -> None:
        # Loaded with the first page that is rendered, as behind the extension paotong.
        from paotong.rendering import rendering_of  # noqa: PLC0415

        rendering = rendering_of(self.md)
        where = "(text)" if rendering is None else rendering.where(text, offset)
        _log.warning("%s: %s\n    %s", where, message, _HINT)


def _prose(element: Element) -> Iterator[str]:
    """The texts in and after an element that are not code."""
    for text in (element.text, element.tail):
        if text and not isinstance(text, AtomicString):
            yield text


def makeExtension(**options: Any) -> MathematicsExtension:  # noqa: N802 # as above
    """Python-Markdown asks here for the extension."""
    return MathematicsExtension(**options)
