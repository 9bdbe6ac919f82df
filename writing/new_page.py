"""Begin a page: its text, its first program, its place in the chapter and in the nav.

All of it is there or nothing. What the writer has to fill is marked: the page is not
published before (`paotong.unwritten`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paotong.accept import Acceptance
from paotong.engine import Engine
from paotong.example import Example
from paotong.places import PAGES
from paotong.unwritten import MARK
from writing.nav import with_page

LONGEST = 40  # of a title, so that it fits a line of the first program
_NAME = re.compile(r"(?P<chapter>[a-z0-9-]+)/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
_CODE = re.compile(r"(?<!`)\b\w*_\w*\b(?!`)", re.ASCII)
_ITEM = re.compile(
    r"(?P<indent> *)(?P<sign>[-*]|(?P<number>\d+)\.) \[.*\]\([\w-]+\.\w+\)"
)


class NotBegunError(ValueError):
    """A page can't be begun; says why, and what to do."""


def begin(engine: Engine, name: str, title: str) -> list[Path]:
    """Begin the page ``name``, such as ``language/slots``; the files that were written.

    Raises:
        NotBegunError: it can't be begun so; nothing has been written.
        NavError: there is no place for it in the nav; nothing has been written.
        RefusedError: its first program does not run here; nothing is left of it.
    """
    project, title = engine.project, title.strip()
    chapter, slug = _checked(engine, name, title)
    stem = f"{slug.replace('-', '_')}_first"
    page, index = project.docs / f"{name}.md", project.docs / chapter / "index.md"
    program = project.snippets / chapter / f"{stem}.py"
    nav = project.root / "mkdocs.yml"
    if program.exists():
        there = program.relative_to(project.root).as_posix()
        raise NotBegunError(f"{there} is there already; use another name, or move it")
    texts = {
        page: _PAGE.format(
            mark=MARK,
            title=json.dumps(title, ensure_ascii=False),
            heading=_as_code(title),
            program=f"{chapter}/{stem}.py",
        ),
        program: _PROGRAM.format(
            mark=MARK, title=json.dumps(title, ensure_ascii=False)
        ),
        index: _with_item(index, f"{slug}.md", title),
        nav: with_page(nav.read_text("utf-8"), f"{name}.md"),
    }
    with _whole_or_nothing(texts):
        _accept(engine, page)
    return list(texts)


def _checked(engine: Engine, name: str, title: str) -> tuple[str, str]:
    """The chapter and the name of a page in it, if it can be begun so."""
    found, docs = _NAME.fullmatch(name), engine.project.docs
    if found is None:
        raise NotBegunError(_BAD_NAME.format(name))
    chapters = sorted(path.parent.name for path in docs.glob("*/index.md"))
    if found["chapter"] not in chapters:
        known = ", ".join(chapters)
        raise NotBegunError(f"there is no chapter '{found['chapter']}'; known: {known}")
    for there in (docs / f"{name}{kind}" for kind in PAGES):
        if there.exists():
            raise NotBegunError(f"docs/{name}{there.suffix} is there already; edit it")
    if not title or len(title) > LONGEST or not title.isprintable():
        raise NotBegunError(_BAD_TITLE.format(title))
    return found["chapter"], found["slug"]


_BAD_NAME = (
    "'{}' names no page: write its chapter and its name in small letters, digits and "
    "hyphens, such as language/slots"
)
_BAD_TITLE = (
    "'{}' is no title: write one in a line of at most 40 signs, in quotes, such as "
    "nox -s new -- language/slots '__slots__'"
)


def _as_code(title: str) -> str:
    """A title as Markdown: names with underscores are code, else they would be bold."""
    return _CODE.sub(lambda found: f"`{found[0]}`", title)


def _with_item(index: Path, page: str, title: str) -> str:
    """The text of a chapter's page with an item more, behind its last one."""
    lines = index.read_text("utf-8").split("\n")
    found = ((n, _ITEM.match(line)) for n, line in enumerate(lines))
    items = [(number, item) for number, item in found if item]
    if not items:
        raise NotBegunError(f"{index} lists no page; add '1. [{title}]({page})' to it")
    number, last = items[-1]
    sign = f"{int(last['number']) + 1}." if last["number"] else last["sign"]
    link = f"[{_as_code(title)}]({page})"
    made = f"{last['indent']}{sign} {link}：{MARK}这一页回答什么。"
    return "\n".join([*lines[: number + 1], made, *lines[number + 1 :]])


@contextmanager
def _whole_or_nothing(texts: dict[Path, str]) -> Iterator[None]:
    """Write files; should anything fail, each is again what it was."""
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        yield
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
        raise


def _accept(engine: Engine, path: Path) -> None:
    """Run the first program of a page, and record what it prints."""
    (example,) = engine.project.page(path).examples
    if not isinstance(example, Example):
        raise NotBegunError(str(example))
    acceptance = Acceptance(engine)
    acceptance.accept(example)
    acceptance.write()


_PROGRAM = """\
# {mark}换成这一页开头的程序：几行，出乎意料，印的读起来是一句话。
topic = {title}

print("这一页讲:", topic)
"""
_PAGE = """\
---
title: {title}
description: {mark}一句话，给搜索引擎和链接预览看。
tags: [{mark}标签]
prerequisites: []
---

# {heading}

{mark}一两句话，说读者多半会猜什么。

```python
--8<-- "{program}"
```

{mark}一两句话，说出来的为什么不是那样。

## 发生了什么

{mark}把上面的程序拆开，一步一步运行。

## 为什么

{mark}机制，讲到 CPython 的函数或者论文的哪一节。

## 实际工作中怎么做

{mark}该写什么，不该写什么。

## 练习

{mark}先猜输出的题，答案也是程序。

## 延伸阅读

{mark}两到五个最好的出处，每个一行，说它多讲了什么。
"""
