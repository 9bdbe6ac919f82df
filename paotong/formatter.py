"""Behind the door of the build: the fences of a page, found, formatted and counted.

`find` finds the fences of a page and writes their lines into their headers; superfences
then asks `accept`, and markdown-exec's formatter `format_example`; in the end `count`
counts. What is wrong is shown on the page and logged as a warning, which ``mkdocs build
--strict`` turns into a failure.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from html import escape
from pathlib import Path
from typing import Any

import markdown_exec
from markdown import Markdown

from paotong.engine import engine_of
from paotong.example import Example, Fault
from paotong.fences import LINE_OPTION, OPTIONS, OURS, mark
from paotong.findings import found_in
from paotong.here import here_html
from paotong.highlight import slim
from paotong.render import attributes, example_html, fault_html, name, result_html
from paotong.rendering import Rendering, begin, log, rendering_of
from paotong.shown import lines_shown, without_lines
from paotong.survey import survey_of

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOT_OURS = set(OPTIONS) - set(OURS)
_nested: ContextVar[bool] = ContextVar("paotong_nested", default=False)


def find(md: Markdown, root: Path, lines: list[str]) -> list[str]:
    """Mark the fences; report what is wrong with the page before it is rendered."""
    if _nested.get():
        return lines
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
    if _nested.get() or rendering is None or not rendering.tree_done:
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


def accept(inputs: dict[str, str], options: dict[str, Any]) -> bool:
    """Whether a fence with these options is ours; ``options`` are what it formats by.

    All are, but those that base_format writes.
    """
    if _nested.get():
        return False
    line = inputs.get(LINE_OPTION)
    options |= {"line": int(line) if line else None}
    options |= {"extra": {k: v for k, v in inputs.items() if k in _NOT_OURS}}
    return True


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


def _base_format(**options: Any) -> str:
    """markdown-exec's base_format, whose inner renderer has but what a program needs.

    With all the extensions of a page, making that renderer takes longer than its work.
    """
    config = markdown_exec.markdown_config
    before, configs = config.exts, config.exts_config
    highlight = (configs or {}).get("pymdownx.highlight", {})
    config.save(
        ["pymdownx.highlight", "pymdownx.superfences"],
        {"pymdownx.highlight": highlight},
    )
    try:
        return str(markdown_exec.base_format(**options))
    finally:
        config.exts, config.exts_config = before, configs


def _format(
    example: Example,
    line: int,
    rendering: Rendering,
    md: Markdown,
    extra: dict[str, str],
) -> str:
    """Let markdown-exec's base_format lay out the program and its result."""
    engine = rendering.engine
    verdict = engine.verify(example)
    here = here_html(example, engine)  # before the verdicts from elsewhere: one of them
    elsewhere = list(engine.verified_elsewhere(example))
    panel = rendering.panel(example, verdict, elsewhere)
    if not verdict.good and rendering.first_without(verdict.missing):
        log.warning("%s", found_in(example, verdict))

    def run(code: str, **options: Any) -> str:
        return result_html(panel)

    inside = _nested.set(True)
    try:
        html = _base_format(
            language="python",
            run=run,
            code=example.program.text,
            md=md,
            html=True,
            source="above",
            update_toc=False,
            transform_source=lambda code: (code, example.program.code),
            extra=extra,
        )
    finally:
        _nested.reset(inside)
    return example_html(slim(html) + here, verdict.kind, line, attributes(example))
