"""Long pages open fast: what is long is laid out when a reader comes near it.

Until then programs and outputs take the room of their lines, so that nothing jumps:
neither where a link leads, nor what is read while something above is laid out.
"""

from __future__ import annotations

import pytest

from tests.site.pages import PHONE, WIDE

PAGE = "runtime/gc/"
# Everything is laid out now.
LAY_OUT = """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("body .md-typeset pre[data-lines] { content-visibility: visible }");
  document.adoptedStyleSheets = [sheet];
"""
# How high every such text is, before and after it is laid out.
HEIGHTS = f"""() => {{
  const all = [...document.querySelectorAll("pre[data-lines]")];
  const shown = all.filter((it) => it.checkVisibility());
  const height = (it) => it.getBoundingClientRect().height;
  const estimated = shown.map(height);
  {LAY_OUT}
  const name = (it) => it.textContent.slice(0, 40);
  return shown.map((it, number) => [name(it), estimated[number], height(it)]);
}}"""
LAST = "[...document.querySelectorAll('article > .pt-example')].at(-1)"
SKIPPED = """() => [...document.querySelectorAll("pre[data-lines] > *")].filter((it) =>
  it.checkVisibility() && !it.checkVisibility({ contentVisibilityAuto: true }))"""
# Whether what was skipped and scrolls sideways could be reached by keyboard before.
REACHED = f"""() => {{
  const skipped = ({SKIPPED})().map((it) => it.closest("code, pre"));
  {LAY_OUT}
  const wide = skipped.filter((it) => it.scrollWidth > it.clientWidth);
  return wide.map((it) => it.tabIndex === 0);
}}"""
LAID_OUT = "(it) => it.checkVisibility({ contentVisibilityAuto: true })"
# How far what is in the middle of the window has moved, two frames later.
SCROLL_UP = """() => new Promise((done) => {
  const seen = document.elementFromPoint(innerWidth / 2, 200);
  const top = seen.getBoundingClientRect().top;
  scrollBy({ top: -500, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(
    () => done(seen.getBoundingClientRect().top - top))));
})"""


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def viewport(request):
    return request.param


@pytest.mark.parametrize(
    "path", [PAGE, "torch/autograd/", "models/transformer/", "language/copying/"]
)
def test_what_is_not_laid_out_takes_the_room_that_it_will(visit, path, viewport):
    with visit(path, viewport=viewport) as page:
        heights = page.evaluate(HEIGHTS)
        assert len(heights) > 10
        assert [each for each in heights if abs(each[1] - each[2]) > 2] == []


def test_what_is_far_below_is_laid_out_when_a_reader_comes_near(visit, viewport):
    with visit(PAGE, viewport=viewport) as page:
        skipped = page.evaluate_handle(SKIPPED)
        assert skipped.evaluate("(all) => all.length") > 5
        last = skipped.evaluate_handle("(all) => all.at(-1)").as_element()
        last.scroll_into_view_if_needed()
        page.wait_for_function(LAID_OUT, arg=last)


def test_what_is_not_laid_out_is_in_reach_of_the_keyboard(visit):
    with visit(PAGE, viewport=PHONE) as page:
        reached = page.evaluate(REACHED)
        assert len(reached) > 5 and all(reached)


@pytest.fixture
def at_last(visit, viewport):
    """A page that was opened by a link to its last example."""
    with visit(PAGE, viewport=viewport) as page:
        name = page.evaluate(f"{LAST}.id")
    with visit(f"{PAGE}#{name}", viewport=viewport) as page:
        page.wait_for_function(f"{LAST}.getBoundingClientRect().top < 200")
        yield page


def test_a_link_into_a_page_leads_to_its_place(at_last):
    at_last.wait_for_load_state("networkidle")
    assert 0 <= at_last.evaluate(f"{LAST}.getBoundingClientRect().top") < 200


def test_what_is_read_stays_under_the_eyes_while_scrolling_up(at_last):
    moved = [at_last.evaluate(SCROLL_UP) for _ in range(10)]
    assert moved == pytest.approx([500] * 10, abs=3)


def test_on_paper_everything_is_laid_out(visit):
    with visit(PAGE, viewport=WIDE) as page:
        page.emulate_media(media="print")
        assert page.evaluate(f"({SKIPPED})().length") == 0
