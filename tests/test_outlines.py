"""Outlines: what other pages show of a page, read again only when it changes."""

from __future__ import annotations

import time

import pytest

from paotong import outlines
from paotong.kept import Shelf
from paotong.outlines import read_outlines
from tests.made import RIGHT, include

PAGE = """---
title: 环
description: 一句话
prerequisites: [one.md]
---

# 别的

<!-- paotong: ledger -->

```python
--8<-- "a/b.py"
```
"""


@pytest.fixture
def project(make_project):
    """A project of two pages."""
    one = "---\nprerequisites: []\n---\n\n# 一\n"
    made = make_project(PAGE, {"a/b.py": RIGHT}, **{"docs/one.md": one})
    time.sleep(0.06)  # a file that was only just written may yet be written again
    return made


@pytest.fixture
def read(project):
    """Read the outlines of a project as a new process does, from the same shelf."""
    return lambda: read_outlines(project.engine.project, Shelf(project.root / "shelf"))


@pytest.fixture
def looked_at(monkeypatch):
    """The names of the pages that are read again."""
    seen = []
    real = outlines.outline_of

    def note(project, path):
        seen.append(path.name)
        return real(project, path)

    monkeypatch.setattr(outlines, "outline_of", note)
    return seen


def test_an_outline_holds_what_other_pages_show(read):
    outline = read()["index.md"]
    assert (outline.title, outline.description) == ("环", "一句话")
    assert [named.page for named in outline.prerequisites] == ["one.md"]
    assert outline.examples == ("b",)
    assert outline.includes == ("a/b.py",)
    assert outline.parts == ("ledger",)


def test_what_is_kept_is_what_was_read(read, looked_at):
    assert read() == read()
    assert sorted(looked_at) == ["index.md", "one.md"]


def test_only_a_page_that_changed_is_read_again(read, project, looked_at):
    read()
    looked_at.clear()
    project.write("docs/one.md", "---\nprerequisites: []\n---\n\n# 二\n")
    assert read()["one.md"].title == "二"
    assert looked_at == ["one.md"]


def test_another_engine_reads_every_page_again(read, looked_at, monkeypatch):
    read()
    looked_at.clear()
    monkeypatch.setattr(outlines, "engine_digest", lambda: "another one")
    read()
    assert sorted(looked_at) == ["index.md", "one.md"]


def test_a_page_that_is_gone_has_no_outline(read, project):
    read()
    (project.root / "docs/one.md").unlink()
    assert list(read()) == ["index.md"]


def test_a_page_that_is_written_while_it_is_read_is_read_again(
    read, project, looked_at, monkeypatch
):
    """Which of the two texts was read is not known."""
    real = outlines.outline_of

    def meanwhile(inside, path):
        found = real(inside, path)
        if path.name == "one.md":
            project.write("docs/one.md", "# 写到一半\n")
        return found

    monkeypatch.setattr(outlines, "outline_of", meanwhile)
    read()
    monkeypatch.undo()
    project.write("docs/one.md", "---\nprerequisites: []\n---\n\n# 一\n")
    assert read()["one.md"].title == "一"
    project.write("docs/one.md", "# 写到一半\n")
    assert read()["one.md"].title == "写到一半"


def test_an_unknown_part_is_a_fault_with_its_line(make_project):
    project = make_project("# 页\n\n<!-- paotong: ledgr -->\n")
    found = read_outlines(project.engine.project, Shelf(project.root / "shelf"))
    (fault,) = found["index.md"].faults
    assert str(fault) == (
        "docs/index.md:3: there is no part 'ledgr' to put here; known parts: "
        "changelog, concept-map, glossary, ledger, ledger-changes, ledger-totals, "
        "misconceptions. Did you mean 'ledger'?"
    )


def test_a_part_that_a_fence_shows_is_text(make_project):
    project = make_project("# 页\n\n```text\n<!-- paotong: ledgr -->\n```\n")
    found = read_outlines(project.engine.project, Shelf(project.root / "shelf"))
    assert found["index.md"].parts == ()
    assert found["index.md"].faults == ()


def test_a_page_without_any_title_is_called_by_its_file(make_project):
    project = make_project(include("a/b.py").replace("# Home", ""), {"a/b.py": RIGHT})
    found = read_outlines(project.engine.project, Shelf(project.root / "shelf"))
    assert found["index.md"].title == "index"
