"""What a browser fetches on the first visit, and what only when it is needed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.host import sent
from tests.site.pages import PAGES, PHONE

LIMIT = 250_000  # bytes over the wire


@pytest.fixture
def fetched(visit, site, address):
    """The bytes over the wire, by the files that a first visit of a page asks for."""

    def asked(path):
        with visit(path, viewport=PHONE) as page:
            page.wait_for_load_state("networkidle")
            urls = [url for url in page.requests if url.startswith(address)]
        files = dict.fromkeys(_file(site, url.removeprefix(address)) for url in urls)
        return {file.relative_to(site).as_posix(): len(sent(file)) for file in files}

    return asked


def _file(site: Path, url: str) -> Path:
    path = site / unquote(urlsplit(url).path)
    return path / "index.html" if path.is_dir() else path


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_is_light(fetched, path):
    weights = fetched(path)
    assert sum(weights.values()) <= LIMIT, sorted(weights.items(), key=lambda w: -w[1])


def test_the_index_of_the_search_comes_when_it_is_wanted(visit):
    with visit() as page:
        page.wait_for_load_state("networkidle")
        assert not _index(page)
        with page.expect_request("**/search/search_index.json"):
            page.locator(".md-search__input").focus()
        page.wait_for_load_state("networkidle")
        page.locator(".md-search__input").blur()
        page.locator(".md-search__input").focus()
        page.wait_for_load_state("networkidle")
        assert len(_index(page)) == 1


def test_a_page_opened_from_a_search_marks_what_was_searched(visit):
    with visit("runtime/gc/?h=弱引用") as page:
        page.locator("mark[data-md-highlight]").first.wait_for()


def _index(page):
    return [url for url in page.requests if url.endswith("search_index.json")]


def test_a_drawn_picture_comes_when_it_is_near(visit):
    with visit("models/transformer/", viewport=PHONE) as page:
        page.wait_for_load_state("networkidle")
        before = _drawn(page)
        last = page.locator(".pt-picture img").last
        last.scroll_into_view_if_needed()
        page.wait_for_function("() => [...document.images].at(-1).naturalWidth > 0")
        assert _drawn(page) - before


def _drawn(page):
    return {url for url in page.requests if re.search(r"/[0-9a-f]{16}\.\w+$", url)}


def test_nothing_is_fetched_to_run_programs_before_one_is_run(fetched):
    assert not [name for name in fetched("language/copying/") if "pyodide" in name]
