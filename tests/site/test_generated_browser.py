"""The pages that the build makes of the whole site, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

PHONE = {"width": 360, "height": 780}
ROWS = ".pt-ledger tbody tr:visible"


def _in_view(page, name):
    """Wait until the element of this id stands in the window."""
    page.wait_for_function(
        """name => {
          const element = document.getElementById(name);
          const box = element && element.getBoundingClientRect();
          return box && box.top >= 0 && box.top < window.innerHeight;
        }""",
        arg=name,
    )


def _column(page, number):
    cells = page.locator(f"{ROWS} td:nth-child({number})")
    return cells.all_inner_texts()


def _head(page, name):
    return page.locator(".pt-ledger th", has_text=re.compile(f"^{name}$"))


def test_a_box_of_the_map_is_a_link(visit):
    with visit() as page:
        page.locator(".pt-map-picture a", has_text="循环垃圾回收").click()
        page.wait_for_url("**/runtime/gc/")
        page.locator("h1", has_text="循环垃圾回收").wait_for()


def test_the_map_can_be_walked_with_the_keyboard(visit):
    with visit() as page:
        boxes = page.locator(".pt-map-picture a")
        boxes.first.focus()
        seen = []
        for _ in range(boxes.count()):
            seen.append(page.evaluate("document.activeElement.dataset.page"))
            page.keyboard.press("Tab")
        assert None not in seen
        assert len(set(seen)) == boxes.count()
        boxes.last.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url.count("/") > 5)


def test_a_box_that_has_the_focus_shows_it_and_the_way_to_it(visit):
    with visit() as page:
        box = page.locator(".pt-map-picture a", has_text="循环垃圾回收")
        page.keyboard.press("Tab")  # from here on, the focus is one of the keyboard
        box.focus()
        assert box.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        way = page.locator(".pt-map-way")
        targets = way.evaluate_all("lines => lines.map(line => line.dataset.to)")
        before = {"language/copying.md", "runtime/refcount.md"}
        assert set(targets) == before | {"runtime/gc.md"}
        page.locator(".md-search__input").focus()
        assert way.count() == 0


def test_a_screen_reader_hears_what_comes_before_a_lesson(visit):
    with visit() as page:
        found = page.get_by_role(
            "link", name=re.compile("^循环垃圾回收，先修：引用计数")
        )
        assert found.count() == 1
        assert page.get_by_role("navigation", name="概念图：先读哪一页").count() == 1


def test_every_title_fits_into_its_box(visit):
    with visit() as page:
        room = page.locator(".pt-map-picture a").evaluate_all(
            "boxes => boxes.map(b => [b.scrollHeight - b.clientHeight,"
            " b.scrollWidth - b.clientWidth])"
        )
        assert room
        assert max(max(extra) for extra in room) <= 1


def test_on_a_phone_the_map_is_a_list(visit):
    with visit(viewport=PHONE) as page:
        assert not page.locator(".pt-map-picture").is_visible()
        links = page.locator(".pt-map-list a")
        assert links.first.is_visible()
        links.last.click()
        page.locator(".pt-path").wait_for()  # the home page has none


def test_the_end_of_a_lesson_leads_before_and_after(visit):
    with visit("runtime/refcount/") as page:
        path = page.get_by_role("navigation", name="先修与接着读")
        path.get_by_role("link", name="循环垃圾回收").click()
        # The theme may have named the section that is in sight behind the address.
        page.wait_for_url(re.compile("/runtime/gc/"))
        path = page.get_by_role("navigation", name="先修与接着读")
        path.get_by_role("link", name="引用计数").click()
        page.wait_for_url(re.compile("/runtime/refcount/"))


@pytest.mark.parametrize("kind", ["看推翻它的运行", "看原文"])
def test_a_misconception_leads_to_its_run_and_to_its_box(visit, kind):
    with visit("misconceptions/") as page:
        page.locator(".pt-myths a", has_text=kind).first.click()
        page.wait_for_url("**/#*")
        name = unquote(page.url.partition("#")[2])
        _in_view(page, name)
        classes = page.evaluate("name => document.getElementById(name).className", name)
        assert ("pt-example" if "运行" in kind else "failure") in classes.split()


def test_what_is_right_waits_until_it_is_asked_for(visit):
    with visit("misconceptions/", java_script_enabled=False) as page:
        more = page.locator(".pt-myths details").first
        assert not more.locator("p").is_visible()
        more.locator("summary").click()
        assert more.locator("p").is_visible()


def test_a_row_of_the_ledger_leads_to_its_example(visit):
    with visit("ledger/") as page:
        page.locator(".pt-ledger a", has_text="gc_island.py").click()
        page.wait_for_url("**/runtime/gc/#gc_island")
        _in_view(page, "gc_island")


def test_a_link_leads_to_its_place_even_if_the_reader_still_scrolls(visit):
    """The theme notes where a reader is 0.1 s later, at whatever address."""
    with visit("ledger/", service_workers="block") as page:
        page.wait_for_load_state("networkidle")
        coming = []

        def hold(route):
            coming.append(route)

        page.route("**/runtime/gc/", hold)
        page.locator(".pt-ledger a", has_text="gc_freeze.py").click()
        page.wait_for_url("**/runtime/gc/#gc_freeze")
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(500)
        coming[0].continue_()
        page.locator("h1", has_text="循环垃圾回收").wait_for()
        _in_view(page, "gc_freeze")


def test_going_back_leads_to_where_the_reader_was(visit):
    with visit("runtime/gc/") as page:
        page.wait_for_load_state("networkidle")
        link = page.locator("article a[href$='refcount/']").last
        link.scroll_into_view_if_needed()
        page.wait_for_timeout(500)  # the theme notes the place 0.1 s later
        place = page.evaluate("scrollY")
        assert place > 1000
        link.click()
        page.locator("h1", has_text="引用计数").wait_for()
        page.wait_for_function("scrollY === 0")
        page.go_back()
        page.locator("h1", has_text="循环垃圾回收").wait_for()
        page.wait_for_function("place => Math.abs(scrollY - place) < 5", arg=place)


def test_the_ledger_is_whole_without_javascript(visit):
    with visit("ledger/", java_script_enabled=False) as page:
        assert page.locator(ROWS).count() > 100
        assert page.locator(".pt-filter").count() == 0
        assert page.locator(".pt-ledger th button").count() == 0


def test_rows_are_sorted_by_what_a_column_holds(visit):
    with visit("ledger/") as page:
        heads = page.locator(".pt-ledger th").all_inner_texts()
        number = [head.strip() for head in heads].index("秒") + 1
        head = page.locator(f".pt-ledger th:nth-child({number})")
        head.get_by_role("button").click()
        shown = [float(text) for text in _column(page, number) if text]
        assert shown == sorted(shown)
        assert head.get_attribute("aria-sort") == "ascending"
        head.get_by_role("button").press("Enter")  # by keyboard as well
        shown = [float(text) for text in _column(page, number) if text]
        assert shown == sorted(shown, reverse=True)
        assert head.get_attribute("aria-sort") == "descending"
        page.locator(".pt-ledger th").first.get_by_role("button").click()
        assert page.locator(".pt-ledger th[aria-sort]").count() == 1


def test_rows_are_filtered_by_words_and_the_count_is_told(visit):
    with visit("ledger/") as page:
        every = page.locator(ROWS).count()
        page.get_by_label("找", exact=True).fill("GC_")
        names = _column(page, 1)
        assert 0 < len(names) < every
        assert all("gc_" in name for name in names)
        status = page.locator(".pt-filter").get_by_role("status")
        assert status.inner_text() == f"显示 {len(names)} / {every} 个"
        page.get_by_label("找", exact=True).fill("没有这样的示例")
        assert status.inner_text() == f"显示 0 / {every} 个"


def test_rows_are_filtered_by_lane_and_by_looseness(visit):
    with visit("ledger/") as page:
        choice = page.get_by_label("环境")
        options = choice.locator("option").all_inner_texts()
        verified = next(o for o in options if o.endswith(" 核对过"))
        every = page.locator(ROWS).count()
        choice.select_option(label=verified)
        assert set(_column(page, 3)) == {"✓"}
        here = page.locator(ROWS).count()
        choice.select_option(label=verified.replace(" 核对过", " 没有核对"))
        assert "✓" not in _column(page, 3)
        assert page.locator(ROWS).count() == every - here
        choice.select_option(label="不限")
        page.get_by_label("只看放宽的").check()
        assert 0 < page.locator(ROWS).count() < every
        page.get_by_label("只看放宽的").uncheck()
        assert page.locator(ROWS).count() == every


def test_the_ledger_is_prepared_once_however_it_is_reached(visit):
    with visit() as page:
        page.locator(".md-tabs__link", has_text="证据账本").click()
        page.wait_for_url("**/ledger/")
        page.locator(".pt-filter").wait_for()
        page.locator(".md-tabs__link", has_text="首页").click()
        page.locator(".pt-map-picture").wait_for()
        page.go_back()
        page.locator(".pt-filter").wait_for()
        assert page.locator(".pt-filter").count() == 1
        assert page.locator(".pt-ledger th").first.locator("button").count() == 1


def test_on_a_phone_a_row_says_which_verdict_is_whose(visit):
    with visit("ledger/", viewport=PHONE) as page:
        row = page.locator(ROWS).first
        assert row.evaluate("e => getComputedStyle(e).display") == "flex"
        lane = row.locator("[data-lane]").last
        head = page.locator(".pt-rows th").nth(1 + row.locator("[data-lane]").count())
        assert lane.get_attribute("data-lane") == head.inner_text()
        told = lane.evaluate("e => getComputedStyle(e, '::before').content")
        assert told.strip('" ') == lane.get_attribute("data-lane")
        took = row.locator("td:nth-last-child(2)")
        unit = took.evaluate("e => getComputedStyle(e, '::after').content")
        assert unit.strip('"').strip() == "秒"
        assert page.get_by_role("row").count() > 100  # still a table to those who hear
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("", ".pt-map-picture a"),
        ("runtime/refcount/", ".pt-path span"),
        ("misconceptions/", ".pt-myths summary"),
        ("ledger/", ".pt-filter output"),
    ],
)
def test_words_stand_out_from_their_ground(visit, scheme, path, selector):
    with visit(path, color_scheme=scheme) as page:
        ratio = page.locator(selector).first.evaluate(CONTRAST)
        assert ratio >= 4.5


# The contrast (WCAG 2) of an element's text with the ground behind it.
CONTRAST = """element => {
  const paint = document.createElement("canvas").getContext("2d");
  const rgb = colour => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return Array.from(paint.getImageData(0, 0, 1, 1).data);
  };
  const over = (front, back) =>
    [0, 1, 2].map(n => (front[n] * front[3] + back[n] * (255 - front[3])) / 255);
  let ground = [255, 255, 255];
  const above = [];
  for (let e = element; e; e = e.parentElement) above.unshift(e);
  above.forEach(e => {
    ground = over(rgb(getComputedStyle(e).backgroundColor), ground);
  });
  const text = over(rgb(getComputedStyle(element).color), ground);
  const light = colour => {
    const [r, g, b] = colour.map(c => c / 255)
      .map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light(text), light(ground)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""


def test_a_wrong_address_can_be_searched_from(visit):
    with visit("no/such/page/") as page:
        page.locator(".md-search__input").click()
        ready = page.locator(".md-search-result__meta", has_text="键入以开始搜索")
        ready.wait_for(timeout=20_000)
        page.keyboard.type("垃圾回收")
        found = page.locator(".md-search-result__article h1", has_text="循环").first
        found.wait_for(timeout=20_000)
        found.click()
        page.wait_for_url("**/runtime/gc/**")
        page.locator(".md-content h1", has_text="循环垃圾回收").wait_for()
