"""Notebooks on the built site: pages like all others, and their files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))
BYTES = 150_000


@pytest.fixture(params=NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def notebook(request):
    """The file of a notebook."""
    return request.param


def _folder(notebook):
    return notebook.relative_to(ROOT / "docs").with_suffix("")


def _cells(notebook, kind):
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return ["".join(c["source"]) for c in cells if c["cell_type"] == kind]


@pytest.fixture
def html(site, notebook):
    return (site / _folder(notebook) / "index.html").read_text("utf-8")


def test_a_page_is_small(html):
    assert len(html.encode()) < BYTES
    assert "jp-" not in html


def test_every_code_cell_is_shown_with_its_verdict(pages, notebook):
    verdicts = pages[_folder(notebook) / "index.html"].verdicts
    code = [cell for cell in _cells(notebook, "code") if cell.strip()]
    assert len(verdicts) == len(code)


def test_what_cells_print_and_draw_has_its_provenance(html):
    results = html.count('<div class="pt-result">')
    assert results > 0
    assert html.count('class="pt-provenance') == results
    assert html.count('class="pt-picture"') > 0


def test_formulas_are_rendered(html, notebook):
    text = "\n".join(_cells(notebook, "markdown"))
    displayed = len(re.findall(r"(?m)^ *\$\$$", text)) // 2
    assert displayed > 0
    assert html.count('<math display="block">') == displayed


def test_headings_have_anchors_and_stand_in_the_contents(pages, notebook):
    page = pages[_folder(notebook) / "index.html"]
    text = "\n\n".join(_cells(notebook, "markdown"))
    text = re.sub(r"(?ms)^(```+).*?^\1$", "", text)
    written = re.findall(r"(?m)^## +(.+)$", text)
    ids = page.values("id", "h2")
    assert len(ids) >= len(written) > 3
    assert all(re.search(r"[\u3400-\u9fff]", name) for name in ids[: len(written)])
    assert {f"#{name}" for name in ids[: len(written)]} <= set(page.values("href", "a"))


def test_the_file_can_be_had_as_it_is(site, html, notebook):
    offered = site / _folder(notebook) / notebook.name
    assert offered.read_bytes() == notebook.read_bytes()
    assert f'<a href="{notebook.name}" download' in html


def test_search_knows_the_sections_of_a_notebook(site, pages, notebook):
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    place = f"{_folder(notebook).as_posix()}/"
    known = {doc["location"] for doc in index["docs"]}
    sections = pages[_folder(notebook) / "index.html"].values("id", "h2")
    assert {f"{place}#{name}" for name in sections} <= known
