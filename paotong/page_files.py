"""The files beside a page: its programs, pictures, and the whole page as a notebook.

They are made as plain data; `paotong.beside` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.structure.pages import Page

from paotong.beside import (
    SITE,
    Contents,
    notebook_name,
    of_bytes,
    of_files,
    of_notebook,
)
from paotong.example import Example
from paotong.notebook import Cell
from paotong.packages import Pin, pins
from paotong.page_notebook import page_notebook
from paotong.prose import Link
from paotong.rendering import Rendering
from paotong.script import modules_beside, offered, pip_words, script
from paotong.verdict import Kind, Verdict


def files_of(page: Page, renderings: Iterable[Rendering], files: Any) -> Contents:
    """The files beside a page that was rendered, by their names.

    ``files`` are those of the site, as far as MkDocs' `Files` looks one up.
    """
    contents: Contents = {}
    for rendering in renderings:
        named = pins(rendering.engine.project.root)
        shown = {
            example.where.line: (example, verdict)
            for example, verdict, _ in rendering.verdicts
            if not isinstance(example, Cell)
        }
        for example, verdict, elsewhere in rendering.verdicts:
            if example.where.line in shown:
                name = offered(example)
                contents[name] = _program(named, example, verdict, elsewhere)
        if shown:
            about = _about(page, rendering, named)
            link = _links(page, files)
            made = page_notebook(rendering.page, shown, link, about)
            contents[notebook_name(page)] = of_notebook(made)
        for name, picture in rendering.files.items():
            contents[name] = of_bytes(picture.shown)
    return contents


def _program(
    pins: list[Pin], example: Example, verdict: Verdict, elsewhere: list[Verdict]
) -> dict[str, str]:
    known = [verdict] * (verdict.kind == Kind.VERIFIED) + elsewhere
    text = script(
        example,
        pins,
        [each.lane for each in known],
        {name for each in known if each.run for name in each.run.imports},
    )
    modules = modules_beside(example)
    if not modules or example.file is None:
        return {"text": text}
    home = example.file.parent
    beside = {
        path.relative_to(home).as_posix() if path.is_relative_to(home) else path.name: (
            path.read_text("utf-8")
        )
        for path in modules
    }
    return of_files({example.name: text, **beside})


def _about(page: Page, rendering: Rendering, pins: list[Pin]) -> str:
    """What a notebook says of itself: where it comes from, and what it needs."""
    lanes = {v.lane.name for _, v, _ in rendering.verdicts if v.run}
    said = f"来自 {'、'.join(sorted(lanes))}" if lanes else "是网页上记录的"
    lines = [
        f"> 由[跑通]({SITE})的[这一页]({SITE}{page.url})生成。"
        f"每个程序都能单独运行，下面的输出{said}。在内核里行为不同的程序，"
        "先存成文件，再用新的解释器运行。"
    ]
    words = pip_words([example for example, *_ in rendering.verdicts], pins)
    if words:
        lines.append(f"> 需要的包：`pip install {' '.join(words)}`")
    return "\n>\n".join(lines)


def _links(page: Page, files: Any) -> Link:
    """Full addresses for the targets of links in a page."""

    def link(target: str) -> str:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or target.startswith("/"):
            return target
        here = f"{SITE}{page.url}".removesuffix("./")
        if not parts.path:
            return f"{here}{target}"
        path = urljoin(page.file.src_uri, parts.path)
        file = files.get_file_from_path(path)
        after = f"#{parts.fragment}" if parts.fragment else ""
        return f"{SITE}{(file.url if file else path).removesuffix('./')}{after}"

    return link
