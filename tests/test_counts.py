"""What pytest tests is what readers see: every fence is both collected and rendered."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data
from pytest_markdown_docs.plugin import extract_fence_tests

from paotong.pytest_plugin import pytest_markdown_docs_markdown_it

ROOT = Path(__file__).parents[1]
GOOD = sorted(ROOT.glob("tests/golden/good_*"))
WITHOUT = (
    "good_fence_in_text_fence",
    "good_generated",
    "good_other_languages",
    "good_table",
)
PAGES = sorted(ROOT.glob("docs/**/*.md"))


class Examples(HTMLParser):
    """Counts the elements that a browser would show as examples."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.count = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count += "pt-example" in (dict(attrs).get("class") or "").split()


def collected(page: Path) -> int:
    """The number of tests that pytest-markdown-docs finds in a page."""
    parser = pytest_markdown_docs_markdown_it()
    text = page.read_text("utf-8")
    return len(list(extract_fence_tests(parser, text, 0, source_path=page)))


def code_cells(notebook: Path) -> int:
    """The number of cells with code, all of which the notebook's test runs."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    return sum(bool("".join(cell["source"]).strip()) for cell in code)


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    """Python-Markdown as mkdocs.yml sets it up."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        config = load_config(str(ROOT / "mkdocs.yml"))
        extensions = config.markdown_extensions
        return Markdown(extensions=extensions, extension_configs=config.mdx_configs)


@pytest.mark.parametrize("case", GOOD, ids=[case.name for case in GOOD])
def test_golden_site_shows_every_fence_that_is_tested(case: Path) -> None:
    tested = sum(collected(page) for page in case.glob("docs/**/*.md"))
    tested += sum(map(code_cells, case.glob("docs/**/*.ipynb")))
    shown = Examples((case / "expected.html").read_text("utf-8")).count
    assert shown == tested
    assert bool(tested) == (case.name not in WITHOUT)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_page_shows_every_fence_that_is_tested(page: Path, markdown: Markdown) -> None:
    body, _ = get_data(page.read_text("utf-8-sig"))
    assert Examples(markdown.reset().convert(body)).count == collected(page)
