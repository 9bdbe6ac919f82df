"""Long pages open fast: an example is laid out when a reader comes near it.

Until then it takes the room that the build estimates, so that nothing jumps: neither
where a link leads, nor what is read while something above it is laid out.
"""

from __future__ import annotations

import pytest

from tests.site.pages import PHONE, WIDE

# Nothing is skipped any more: what everything takes in truth.
LAY_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("body .md-typeset [data-room][id] { content-visibility: visible }");
  document.adoptedStyleSheets = [sheet];
}"""
HEIGHT = "document.querySelector('article').getBoundingClientRect().height"
EXAMPLES = """() => [...document.querySelectorAll("article > [data-room]")].map(
  (it) => [it.id, it.getBoundingClientRect().height / parseFloat(
    getComputedStyle(document.documentElement).fontSize), Number(it.dataset.room)])"""
LAST = "[...document.querySelectorAll('article > [data-room]')].at(-1)"
# How far what is in the middle of the window has moved, two frames later.
SCROLL_UP = """() => new Promise((done) => {
  const seen = document.elementFromPoint(innerWidth / 2, 200);
  const top = seen.getBoundingClientRect().top;
  scrollBy({ top: -500, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(
    () => done(seen.getBoundingClientRect().top - top))));
})"""
LAID_OUT = "(it) => it.checkVisibility({ contentVisibilityAuto: true })"


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def viewport(request):
    return request.param


def with_programs(pages):
    """The pages that are read for their programs, by their addresses."""
    found = (p for p, page in pages.items() if p.name == "index.html" and page.verdicts)
    return sorted(
        "" if p.parent.name == "" else f"{p.parent.as_posix()}/" for p in found
    )


def test_every_page_has_about_the_room_that_it_takes(visit, pages, viewport):
    wrong = []
    for path in with_programs(pages):
        with visit(path, viewport=viewport) as page:
            estimated = page.evaluate(HEIGHT)
            page.evaluate(LAY_OUT)
            if abs(page.evaluate(HEIGHT) / estimated - 1) > 0.06:
                wrong.append((path, estimated, page.evaluate(HEIGHT)))
    assert not wrong


def test_examples_have_about_the_room_that_they_take(visit, viewport):
    for path in ("runtime/gc/", "language/decorators/", "torch/autograd/"):
        with visit(path, viewport=viewport) as page:
            page.evaluate(LAY_OUT)
            examples = page.evaluate(EXAMPLES)
            assert len(examples) > 5
            assert [e for e in examples if abs(e[1] - e[2]) > max(3, e[1] / 4)] == []


def test_what_is_far_below_is_laid_out_when_a_reader_comes_near(visit, viewport):
    with visit("runtime/gc/", viewport=viewport) as page:
        last = page.evaluate_handle(LAST)
        inside = last.query_selector(".pt-output")
        assert not inside.evaluate(LAID_OUT)
        inside.scroll_into_view_if_needed()
        page.wait_for_function(LAID_OUT, arg=inside)


@pytest.fixture
def at_last(visit, viewport):
    """A page that was opened by a link to its last example."""
    with visit("runtime/gc/", viewport=viewport) as page:
        name = page.evaluate(f"{LAST}.id")
    with visit(f"runtime/gc/#{name}", viewport=viewport) as page:
        page.wait_for_function(f"{LAST}.getBoundingClientRect().top < 200")
        yield page


def test_a_link_into_a_page_leads_to_its_place(at_last):
    at_last.wait_for_load_state("networkidle")
    assert 0 <= at_last.evaluate(f"{LAST}.getBoundingClientRect().top") < 200


def test_what_is_read_stays_under_the_eyes_while_scrolling_up(at_last):
    moved = [at_last.evaluate(SCROLL_UP) for _ in range(10)]
    assert moved == pytest.approx([500] * 10, abs=3)


def test_on_paper_everything_is_laid_out(visit):
    with visit("runtime/gc/", viewport=WIDE) as page:
        page.emulate_media(media="print")
        hidden = page.evaluate(
            "() => [...document.querySelectorAll('article > .pt-example pre')].filter("
            "(it) => !it.checkVisibility({ contentVisibilityAuto: true })).length"
        )
        assert hidden == 0
