"""Finding every fence of a page, with the parser that also renders it (superfences).

There is no second parser: the lines of a page go through superfences' own
preprocessor, in tabs, admonitions, lists and block quotes alike. Rendering then
writes the line number of each fence found into its header, so that the formatter
that superfences calls knows where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from markdown import Markdown
from pygments.lexers import PythonLexer, get_lexer_by_name
from pygments.util import ClassNotFound
from pymdownx.superfences import SuperFencesBlockPreprocessor, SuperFencesCodeExtension

from paotong.fence_options import OPTIONS, option_fault

LINE_OPTION = "paotong_line"
_OPENING = re.compile(r"(?P<prefix>[> \t]*)(?P<fence>`{3,}|~{3,})")
_INCLUDE = re.compile(r"[> \t]*-{1,}8<-{1,}[ \t]")
_HEADING = re.compile(r"[> \t]*#{1,6}[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*")
_ALMOST = re.compile(
    r"[> \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:`{3,}|~{3,})[ \t]*[{. \t]*py", re.IGNORECASE
)


@dataclass(frozen=True)
class Fence:
    """A Python fence of a page, or a line that looks as if it were meant to be one.

    ``line`` is the line of its opening, from 1; ``prefix`` what stands before each
    of its lines in the page (indentation, ``>``); ``heading`` the text of the one
    above it; ``fault`` says why it can't be shown as an example, if it can't.
    """

    line: int
    code: str = ""
    prefix: str = ""
    options: dict[str, str] = field(default_factory=dict)
    heading: str = ""
    fault: str | None = None


@dataclass(frozen=True)
class _Span:
    """Any fence as superfences sees it: half-open range of line indices."""

    language: str
    start: int
    stop: int
    code: str
    options: dict[str, str]
    attributes: bool


def find_fences(text: str) -> list[Fence]:
    """Every Python fence of a Markdown text, in order, faulty ones included."""
    lines, spans = text.split("\n"), _spans(text)
    covered = {n for span in spans for n in range(span.start, span.stop)}
    headings = _headings(lines, covered)
    fences = [
        _fence(span, lines, headings) for span in spans if _is_python(span.language)
    ]
    fences += [
        Fence(number + 1, fault=_NOT_A_FENCE)
        for number, line in enumerate(lines)
        if number not in covered and _ALMOST.match(line)
    ]
    return sorted(fences, key=lambda fence: fence.line)


def fenced_lines(text: str) -> set[int]:
    """The indices of the lines of a text that stand in fences, of any language."""
    spans = _spans(text)
    return {n for span in spans for n in range(span.start, span.stop)}


def mark(lines: Sequence[str], fences: Sequence[Fence]) -> list[str]:
    """The lines of a page, each fence with its line number in its header.

    Includes in them are taken out: the example has read its program already, and a
    program that holds a fence would end the one around it.
    """
    marked = list(lines)
    for fence in fences:
        opening = _OPENING.match(marked[fence.line - 1])
        if opening is None or fence.fault == _NOT_A_FENCE:
            continue
        options = {**fence.options, LINE_OPTION: str(fence.line)}
        header = " ".join(f'{name}="{value}"' for name, value in options.items())
        marked[fence.line - 1] = f"{opening[0]}python {header}"
        for number in range(fence.line, fence.line + fence.code.count("\n") + 1):
            if _INCLUDE.match(marked[number]):
                marked[number] = fence.prefix.rstrip()
    return marked


_NOT_A_FENCE = (
    "this looks like a Python fence, but Markdown does not read it as one: "
    "close it with the same fence at the same indentation, start it on a line of its "
    'own, and write options as name="value"'
)


def _is_python(language: str) -> bool:
    """Whether a language is Python by name, or would be coloured as Python."""
    if language.lower().startswith("py"):
        return True
    try:
        return isinstance(get_lexer_by_name(language), PythonLexer)
    except ClassNotFound:
        return False


def _headings(lines: list[str], covered: set[int]) -> dict[int, str]:
    """The headings of a page (those that ``#`` begins), by the index of their lines."""
    found = ((n, _HEADING.fullmatch(line)) for n, line in enumerate(lines))
    return {n: match["text"] for n, match in found if match and n not in covered}


def _fence(span: _Span, lines: list[str], headings: dict[int, str]) -> Fence:
    opening = _OPENING.match(lines[span.start])
    prefix = opening["prefix"] if opening else ""
    above = [text for n, text in headings.items() if n < span.start]
    fault = _fault(span)
    return Fence(
        line=span.start + 1,
        code=span.code,
        prefix=prefix,
        options={k: v for k, v in span.options.items() if k in OPTIONS},
        heading=above[-1] if above else "",
        fault=fault,
    )


def _fault(span: _Span) -> str | None:
    if span.language != "python":
        return (
            f"'{span.language}' is not run here; write ```python, "
            "or ```text for code that is not meant to run"
        )
    if span.attributes:
        return "a python fence takes no id and no class; write ```python"
    if wrong := option_fault(span.options):
        return wrong
    return None if span.code.strip() else "this python fence is empty"


class _Recorder(SuperFencesBlockPreprocessor):
    """superfences' own search, noting each fence instead of rendering it."""

    def process_nested_block(self, ws: str, content: str, start: int, end: int) -> None:
        """Note the fence between ``start`` and ``end``; called at its last line."""
        code, named = self.rebuild_block(self.code), bool(self.id or self.classes)
        language, options = self.lang or "", dict(self.options)
        self.spans.append(_Span(language, start, end, code, options, named))
        self.clear()


def _accept_any(
    language: str,
    inputs: dict[str, str],
    options: dict[str, Any],
    attrs: dict[str, str],
    md: Markdown,
) -> bool:
    """A validator for which every readable header opens a fence."""
    options.update(inputs)
    return True


@lru_cache(maxsize=512)  # collecting tests, running them and rendering ask for it
def _spans(text: str) -> tuple[_Span, ...]:
    lines, md = text.split("\n"), Markdown()
    fences = {"name": "*", "class": "", "validator": _accept_any}
    extension = SuperFencesCodeExtension(custom_fences=[fences])
    extension.extendMarkdown(md)
    recorder = _Recorder(md)
    recorder.config = extension.getConfigs()
    recorder.extension = extension
    recorder.spans = []
    normal = md.preprocessors["normalize_whitespace"].run(list(lines))
    recorder.run(normal[: len(lines)])
    return tuple(recorder.spans)
