"""The result panel in a browser: downloaded, linked to, and remembered."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.site.pages import PHONE

ROOT = Path(__file__).parents[2]
CHOICE = ".pt-mine select"


def _example(page, name):
    return page.locator(f".pt-example[id='{name}']")


def _titles(page):
    """The title of the tab that each panel with tabs shows."""
    return page.evaluate(
        """[...document.querySelectorAll(".pt-result .tabbed-set")].map((set) =>
             set.querySelector("input:checked").labels[0].textContent)"""
    )


def _shown(page):
    """The outputs that can be seen, one of each panel with tabs."""
    blocks = page.locator(".pt-result .tabbed-block:visible")
    return [text.split("\n")[0] for text in blocks.all_inner_texts()]


def _holds(title, python):
    """Whether a tab with this title is for a Python of ``python``, such as 3.13."""
    numbers = [int(minor) for minor in re.findall(r"3\.(\d+)", title)]
    if not numbers:  # a tab for a place, or for whatever is left
        return True
    last = 99 if "起" in title else numbers[-1]
    return numbers[0] <= int(python.split(".")[1]) <= last


def test_a_program_is_downloaded_with_what_it_needs(visit):
    with visit("runtime/refcount/") as page:
        with page.expect_download() as got:
            page.get_by_role("link", name="下载 refcount_cycle.py").click()
        text = Path(got.value.path()).read_text("utf-8")
        assert got.value.suggested_filename == "refcount_cycle.py"
    program = (ROOT / "snippets/runtime/refcount_cycle.py").read_text("utf-8")
    assert text.startswith(program)
    assert '# /// script\n# requires-python = ">=3.' in text


def test_a_page_is_downloaded_as_a_notebook(visit):
    with visit("runtime/refcount/") as page:
        with page.expect_download() as got:
            page.get_by_role("link", name="下载这一页的笔记本").first.click()
        assert got.value.suggested_filename == "refcount.ipynb"
        text = Path(got.value.path()).read_text("utf-8")
        assert '"source": "# 引用计数与对象头\\n' in text


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE, "has_touch": True}])
def test_the_link_of_an_example_is_there_without_hovering(visit, options):
    with visit("runtime/refcount/", **options) as page:
        page.wait_for_load_state("networkidle")  # until then, scripts still add tools
        link = _example(page, "refcount_cycle").get_by_role("link", name="链接")
        expect(link).to_be_visible()
        link.tap() if options else link.click()
        expect(page).to_have_url(re.compile("#refcount_cycle$"))


def test_the_link_of_an_example_stays_though_the_reader_still_scrolls(visit):
    """The theme notes in which section a reader is, once scrolling ends."""
    with visit("runtime/refcount/") as page:
        page.wait_for_load_state("networkidle")
        page.evaluate(
            """async () => {
                const link = document.querySelector("a[href$='#refcount_cycle']");
                const later = () => new Promise((done) => setTimeout(done, 60));
                link.scrollIntoView({ block: "center" });
                await later();
                link.click();
                for (let step = 0; step < 9; step++) {
                    await later();
                    scrollBy(0, 2);
                }
            }"""
        )
        page.wait_for_timeout(1500)
        expect(page).to_have_url(re.compile("#refcount_cycle$"))


def test_a_link_leads_to_an_example_below_the_header(visit):
    with visit("runtime/refcount/#refcount_cycle") as page:
        page.wait_for_load_state("networkidle")
        header = page.locator(".md-header").bounding_box()
        example = _example(page, "refcount_cycle").bounding_box()
        below = example["y"] - header["y"] - header["height"]
        assert 0 <= below < page.viewport_size["height"] / 2


def test_a_link_opens_the_exercise_that_an_example_stands_in(visit):
    with visit("runtime/gc/#gc_ex_old") as page:
        expect(_example(page, "gc_ex_old")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_the_provenance_opens_to_its_details(visit, script):
    with visit("", java_script_enabled=script) as page:
        provenance = _example(page, "home_default").locator(".pt-provenance")
        details = provenance.locator("li")
        expect(details.first).to_be_hidden()
        provenance.locator("summary").click()
        expect(details.first).to_be_visible()
        assert re.match(r"\d{4}-\d\d-\d\d（UTC），CPython", details.first.inner_text())


def test_the_python_that_a_reader_uses_is_chosen_once(visit, address):
    """All panels of the page follow, and those of the pages that come after."""
    with visit("runtime/refcount/") as page:
        page.locator(CHOICE).first.select_option("3.12")
        titles = _titles(page)
        assert len(titles) > 2
        assert all(_holds(title, "3.12") for title in titles), titles
        page.get_by_role("link", name="循环垃圾回收").first.click()
        expect(page).to_have_title(re.compile("垃圾回收"))
        titles = _titles(page)
        assert len(titles) > 2
        assert all(_holds(title, "3.12") for title in titles), titles
        page.goto(f"{address}language/copying/")
        assert all(_holds(title, "3.12") for title in _titles(page))
        assert page.locator(CHOICE).first.input_value() == "3.12"


def test_a_tab_that_a_reader_opens_is_a_choice_as_well(visit):
    with visit("runtime/refcount/") as page:
        first = page.locator(".pt-example:has(.tabbed-set)").first
        before = _titles(page)
        other = first.locator(".tabbed-labels > label").last
        other.click()
        assert _titles(page) != before
        python = page.locator(CHOICE).first.input_value()
        assert _holds(other.inner_text(), python)
        assert all(_holds(title, python) for title in _titles(page))


def test_the_panel_that_a_reader_looks_at_stays_where_it_is(visit):
    with visit("runtime/gc/") as page:
        last = page.locator(f"{CHOICE}:visible").last
        last.scroll_into_view_if_needed()
        before = last.bounding_box()["y"]
        last.select_option("3.11")
        last.select_option("3.13")
        assert abs(last.bounding_box()["y"] - before) < 2


def test_a_choice_can_be_taken_back(visit):
    with visit("runtime/refcount/") as page:
        before = _titles(page)
        page.locator(CHOICE).first.select_option("3.14")
        assert _titles(page) != before
        page.locator(CHOICE).first.select_option("")
        assert _titles(page) == before
        page.reload()
        assert _titles(page) == before


def test_the_choice_holds_before_any_script_of_the_panel_runs(visit):
    """What is drawn first is drawn right: nothing moves when the script comes."""
    with visit("runtime/refcount/") as page:
        page.locator(CHOICE).first.select_option("3.14")
        chosen = _shown(page)
        page.route("**/panel.js", lambda route: route.abort())
        page.reload()
        assert page.locator(CHOICE).count() == 0
        assert _shown(page) == chosen


def test_the_choice_is_made_by_keyboard(visit):
    with visit("runtime/refcount/") as page:
        page.locator(CHOICE).first.focus()
        page.keyboard.type("Python 3.14")
        assert page.locator(CHOICE).first.input_value() == "3.14"
        assert all(_holds(title, "3.14") for title in _titles(page))


def test_an_output_that_is_too_wide_is_scrolled_by_keyboard(visit):
    """And only such an output: the others are no stop of the Tab key."""
    with visit("runtime/refcount/", viewport=PHONE) as page:
        page.wait_for_load_state("networkidle")
        stops = page.evaluate(
            """[...document.querySelectorAll(".pt-output")].map((output) =>
                 [output.scrollWidth > output.clientWidth, output.tabIndex === 0])"""
        )
        assert [True, True] in stops
        assert all(wide == stop for wide, stop in stops)


def test_walking_about_adds_no_tool_twice(visit):
    with visit("runtime/refcount/") as page:
        count = page.locator(".pt-result .tabbed-set:has([data-for])").count()
        expect(page.locator(CHOICE)).to_have_count(count)
        for name, title in [("循环垃圾回收", "垃圾回收"), ("引用计数", "引用计数")]:
            page.get_by_role("link", name=name).first.click()
            expect(page).to_have_title(re.compile(title))
        assert unquote(page.url).endswith("/runtime/refcount/")
        expect(page.locator(CHOICE)).to_have_count(count)
        outputs = page.locator("pre.pt-output").count()
        expect(page.locator(".pt-result .md-code__button")).to_have_count(outputs)
        programs = page.locator("pre > code").count()
        expect(page.locator("pre > code + * > .md-code__button")).to_have_count(
            programs
        )
