"""Behind the door of the build: the fences of a page, found, formatted and counted.

`find` finds the fences of a page and writes their lines into their headers; superfences
then shows each to `note_options` and, as markdown-exec's formatter, `format_example`;
in the end `count` counts. What is wrong is shown on the page and logged as a warning,
which ``mkdocs build --strict`` turns into a failure.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.superfences import highlight_validator

from paotong.engine import engine_of
from paotong.example import Example, Fault
from paotong.fence_options import OPTIONS, OURS
from paotong.fences import LINE_OPTION, mark
from paotong.findings import found_in
from paotong.here import here_html
from paotong.highlight import slim
from paotong.render import attributes, example_html, fault_html, name, result_html
from paotong.rendering import Rendering, begin, log, rendering_of
from paotong.shown import lines_shown, without_lines
from paotong.survey import survey_of

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOT_OURS = set(OPTIONS) - set(OURS)


def find(md: Markdown, root: Path, lines: list[str]) -> list[str]:
    """Mark the fences; report what is wrong with the page before it is rendered."""
    engine = engine_of(root)
    project = engine.project
    rendering = begin(md, engine, "\n".join(lines))
    page, before = rendering.page, rendering.before
    faults = project.missing_includes(page)
    if page.path == project.first_page():
        faults += project.faults() + survey_of(engine).faults
    for fault in faults:
        log.warning("%s", fault)
    return mark([""] * before + lines, page.fences)[before:]


def note_tree(md: Markdown) -> None:
    """Note that what `count` sees next is the whole page."""
    if rendering := rendering_of(md):
        rendering.tree_done = True


def count(md: Markdown, text: str) -> str:
    """The page for readers; the fences that they would not see as examples are told."""
    rendering = rendering_of(md)
    if rendering is None or not rendering.tree_done:
        return text
    visible = lines_shown(_COMMENT.sub("", text))
    page = rendering.page
    for fence, example in zip(page.fences, page.examples, strict=True):
        if fence.line not in rendering.shown:
            log.warning("%s", _not_rendered(example))
        elif visible.count(fence.line) != 1:
            log.warning("%s", Fault(example.where, _NOT_VISIBLE))
        elif isinstance(example, Example) and text.count(name(example)) > 1:
            log.warning("%s", Fault(example.where, _NAME_TAKEN))
    return without_lines(text)


_NAME_TAKEN = (
    "the name of this example is the id of something else on the page, such as a "
    'heading; give its fence another one: ```python anchor="another-name"'
)
_NOT_VISIBLE = (
    "this python fence runs, but does not appear once on the page: it stands in an "
    "HTML comment or in an indented block; take it out of there, or delete it"
)


def _not_rendered(example: Example | Fault) -> Fault:
    if isinstance(example, Fault):
        return example
    message = "this python fence is not rendered; mend the fence that encloses it"
    return Fault(example.where, message)


def note_options(inputs: dict[str, str], options: dict[str, Any]) -> None:
    """Note in ``options`` what a fence is to be formatted by."""
    line = inputs.get(LINE_OPTION)
    options |= {"line": int(line) if line else None}
    options |= {"extra": {k: v for k, v in inputs.items() if k in _NOT_OURS}}


def format_example(
    *, code: str, md: Markdown, line: int | None, extra: dict[str, str]
) -> str:
    """Render a program and its verified output, as markdown-exec's formatter."""
    rendering = rendering_of(md)
    if rendering is None or line is None:
        return _fault_html(_included(rendering, code), code, None)
    rendering.shown.append(line)
    example = rendering.page.at(line)
    if not isinstance(example, Example):
        return _fault_html(example, code, line)
    if not rendering.runs:
        return example_html(_plain(code), "not run", line, attributes(example))
    try:
        return _format(example, line, rendering, md, extra)
    except Exception as error:  # superfences would swallow it
        what = f"the engine failed on this fence: {type(error).__name__}: {error}"
        log.debug("%s", what, exc_info=True)
        return _fault_html(f"{example.where}: {what}", code, line)


def _included(rendering: Rendering | None, code: str) -> str:
    """What is wrong with a fence that no page holds."""
    page = rendering and rendering.page.path.relative_to(rendering.engine.project.root)
    first = code.strip().partition("\n")[0]
    return (
        f"{page.as_posix() if page else '(text)'}: the python fence that begins with "
        f"'{first}' stands in a file that this page includes; only the fences of pages "
        "are run: move it into the page"
    )


def _fault_html(fault: Fault | str | None, code: str, line: int | None) -> str:
    """Report a fault, and show it under the code."""
    log.warning("%s", fault)
    return example_html(_plain(code) + fault_html(str(fault)), "fault", line)


def _plain(code: str) -> str:
    return f"<pre><code>{escape(code)}</code></pre>"


def _laid_out(code: str, options: dict[str, str], md: Markdown) -> str:
    """A program as superfences lays out a fence with these options on a page of ``md``.

    markdown-exec's base_format does the same by a renderer of its own, made anew for
    every program, which takes twice as long as all the rest.
    """
    fences: Any = md.preprocessors["fenced_code_block"]
    fences.get_hl_settings()
    lines = md.preprocessors["normalize_whitespace"].run(code.split("\n"))
    text = "\n".join(lines).removesuffix("\n\n")
    fences.line_count = text.count("\n") + 1
    known: dict[str, str] = {}
    attributes: dict[str, str] = {}
    highlight_validator("python", options, known, attributes, md)
    facts = {"classes": [], "id_value": "", "attrs": attributes}
    return str(fences.highlight(text, "python", known, md, **facts))


def _format(
    example: Example,
    line: int,
    rendering: Rendering,
    md: Markdown,
    extra: dict[str, str],
) -> str:
    """Lay out the program and its result."""
    engine = rendering.engine
    verdict = engine.verify(example)
    here = here_html(example, engine)  # before the verdicts from elsewhere: one of them
    elsewhere = list(engine.verified_elsewhere(example))
    panel = rendering.panel(example, verdict, elsewhere)
    if not verdict.good and rendering.first_without(verdict.missing):
        log.warning("%s", found_in(example, verdict))
    html = f"{_laid_out(example.program.code, extra, md)}\n{result_html(panel)}"
    return example_html(slim(html) + here, verdict.kind, line, attributes(example))
