"""Nothing on a page moves once a reader sees it, on a phone as on a wide window.

On a fast machine scripts, pictures and fonts may come before the first painting, and
then nothing can be seen to move. So they are held back until the page was painted. The
window is as tall as the page: what would move far below counts as well.
"""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest

from tests.site.pages import PAGES, PHONE, WIDE

TALL = 12_000  # pixels
VIEWPORTS = [WIDE | {"height": TALL}, PHONE | {"height": TALL}]
# What comes after the first painting at the latest; the head's two scripts come first.
LATE = re.compile(r"(?<!/local)(?<!/remembered)\.(js|json|xml|svg|png|woff2)$")
WATCH = """
window.moved = [];
const told = ({ x, y, width, height }) => [x, y, width, height];
const watcher = new PerformanceObserver((list) => take(list.getEntries()));
const take = (entries) => {
  for (const entry of entries) {
    for (const { node, previousRect, currentRect } of entry.sources) {
      const element = node instanceof Element ? node : node?.parentElement;
      const start = element?.outerHTML.replace(/>.*/s, ">");
      window.moved.push([start, told(previousRect), told(currentRect)]);
    }
  }
};
window.take = () => take(watcher.takeRecords());
watcher.observe({ type: "layout-shift", buffered: true });
"""
# Two frames later, all that was laid out has been painted and told of.
PAINTED = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
})"""
FIRST = "performance.getEntriesByName('first-contentful-paint').length"
READY = (
    "document.readyState === 'complete' && 'ready' in document.documentElement.dataset"
)


def _moved(page):
    page.evaluate(PAINTED)
    page.evaluate("take()")
    return page.evaluate("window.moved")


@pytest.fixture
def held(chromium, address):
    """Open a page and let it be painted; what comes late waits until it is let go."""

    @contextmanager
    def opened(path, viewport):
        context = chromium.new_context(viewport=viewport)
        context.add_init_script(WATCH)
        page, waiting = context.new_page(), []
        free: list[bool] = []
        page.route(
            LATE, lambda route: route.continue_() if free else waiting.append(route)
        )

        def let_go():
            free.append(True)
            for route in waiting:
                route.continue_()
            page.wait_for_function(READY)
            page.wait_for_load_state("networkidle")

        page.goto(address + path, wait_until="commit")
        page.wait_for_function(FIRST)
        page.locator("#__config").wait_for(state="attached")  # all of it is parsed
        page.evaluate(PAINTED)
        page.evaluate("take(); window.moved = []")  # a half page grew to a whole one
        yield page, let_go
        context.close()

    return opened


@pytest.mark.parametrize("viewport", VIEWPORTS, ids=["wide", "phone"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_when_what_comes_late_has_come(held, path, viewport):
    with held(path, viewport) as (page, let_go):
        let_go()
        assert not _moved(page)


@pytest.mark.parametrize("viewport", VIEWPORTS, ids=["wide", "phone"])
def test_nothing_moves_on_a_page_that_the_reader_went_to(held, address, viewport):
    with held("runtime/", viewport) as (page, let_go):
        let_go()
        page.evaluate("document.documentElement.dataset.stays = ''")
        page.locator("article a[href$='refcount/']").first.evaluate(
            "link => link.click()"
        )
        page.locator("h1[id^=引用计数]").wait_for()
        page.evaluate(PAINTED)
        page.evaluate("take(); window.moved = []")
        page.wait_for_load_state("networkidle")
        assert not _moved(page)
        assert page.locator("html[data-stays]").count()  # it was not loaded anew
        with page.context.new_page() as anew:
            anew.goto(page.url)
            anew.wait_for_load_state("networkidle")
            assert _places(page) == _places(anew)


def _places(page):
    """Where the parts of the text stand, from its beginning."""
    parts = page.locator("article > *")
    return parts.evaluate_all("all => all.map((e) => [e.offsetTop, e.offsetHeight])")


def test_what_moves_is_seen(held):
    with held("runtime/", WIDE) as (page, let_go):
        let_go()
        assert not _moved(page)
        page.evaluate(
            "document.querySelector('h1').before(document.createElement('hr'))"
        )
        assert "<footer" in str(_moved(page))  # five are named, the largest
