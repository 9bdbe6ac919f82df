"""The door of the build: a Python-Markdown extension, rendering by markdown-exec.

The preprocessor finds the fences of a page and writes their line into their headers;
superfences then calls `validator` and markdown-exec's formatter, which calls
`format_example`; the postprocessor counts. What is wrong is shown on the page and
logged as a warning, which ``mkdocs build --strict`` turns into a failure.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from html import escape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import markdown_exec
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from paotong.engine import Engine, engine_of
from paotong.example import Example, Fault
from paotong.fences import LINE_OPTION, OPTIONS, mark
from paotong.highlight import slim
from paotong.project import find_root
from paotong.render import example_html, fault_html, lines_shown, result_html
from paotong.rendering import Rendering, begin, log, rendering_of

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_nested: ContextVar[bool] = ContextVar("paotong_nested", default=False)


class PaotongExtension(Extension):
    """Runs and verifies every Python fence; option ``root``: the project's folder."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"root": ["", "folder with mkdocs.yml (default: found upwards)"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # Python-Markdown's name
        """Take over the Python fences of ``md``."""
        root = Path(self.getConfig("root") or find_root(Path.cwd())).resolve()
        # Before snippets (32) puts programs in place of their includes.
        md.preprocessors.register(_FindFences(md, engine_of(root)), "paotong_find", 40)
        # After raw HTML (30) has been put back.
        md.postprocessors.register(_CountFences(md), "paotong_count", 1)
        # Last of all: toc (5) runs the postprocessors over single headings before.
        md.treeprocessors.register(_TreeDone(md), "paotong_tree_done", -100)


class _FindFences(Preprocessor):
    """Finds the fences of a page and marks them with their lines."""

    def __init__(self, md: Markdown, engine: Engine) -> None:
        super().__init__(md)
        self.engine = engine

    def run(self, lines: list[str]) -> list[str]:
        """Mark the fences; report what is wrong with the page before it is rendered."""
        if _nested.get():
            return lines
        project = self.engine.project
        rendering = begin(self.md, self.engine, "\n".join(lines))
        page, before = rendering.page, rendering.before
        faults = project.missing_includes(page)
        if page.path == project.first_page():
            faults += project.faults()
        for fault in faults:
            log.warning("%s", fault)
        return mark([""] * before + lines, page.fences)[before:]


class _TreeDone(Treeprocessor):
    """Tells `_CountFences` that what it sees next is the whole page."""

    def run(self, root: Element) -> None:
        """Leave the tree as it is."""
        if rendering := rendering_of(self.md):
            rendering.tree_done = True


class _CountFences(Postprocessor):
    """Compares what was rendered with what was found."""

    def run(self, text: str) -> str:
        """Report the fences that a reader would not see as examples."""
        rendering = rendering_of(self.md)
        if _nested.get() or rendering is None or not rendering.tree_done:
            return text
        visible = lines_shown(_COMMENT.sub("", text))
        page = rendering.page
        for fence, example in zip(page.fences, page.examples, strict=True):
            if fence.line not in rendering.shown:
                log.warning("%s", _not_rendered(example))
            elif visible.count(fence.line) != 1:
                log.warning("%s", Fault(example.where, _NOT_VISIBLE))
        return text


_NOT_VISIBLE = (
    "this python fence runs, but does not appear once on the page: it stands in an "
    "HTML comment or in an indented block; take it out of there, or delete it"
)


def _not_rendered(example: Example | Fault) -> Fault:
    if isinstance(example, Fault):
        return example
    message = "this python fence is not rendered; mend the fence that encloses it"
    return Fault(example.where, message)


def validator(
    language: str,
    inputs: dict[str, str],
    options: dict[str, Any],
    attrs: dict[str, Any],
    md: Markdown,
) -> bool:
    """Whether a fence is ours: all are, but those that base_format writes."""
    if _nested.get():
        return False
    line = inputs.get(LINE_OPTION)
    options |= {"line": int(line) if line else None}
    options |= {"extra": {k: v for k, v in inputs.items() if k in OPTIONS}}
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
        return _fault_html(str(example), code, line)
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


def _fault_html(fault: str, code: str, line: int | None) -> str:
    """Report a fault, and show it under the code."""
    log.warning("%s", fault)
    plain = f"<pre><code>{escape(code)}</code></pre>"
    return example_html(plain, fault_html(fault), "fault", line)


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
    elsewhere = list(engine.verified_elsewhere(example))
    rendering.verdicts.append((example, verdict, elsewhere))
    if not verdict.good and rendering.first_without(verdict.missing):
        log.warning("%s", verdict.message)

    def run(code: str, **options: Any) -> str:
        return result_html(example, verdict, elsewhere, f"pt-{line}")

    inside = _nested.set(True)
    try:
        html = markdown_exec.base_format(
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
    return example_html(slim(str(html)), "", verdict.kind, line)


markdown_exec.formatters["python"] = format_example
