"""What a page does when it opens: little, and none of it in the reader's way."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.site.pages import PHONE

# What a script asks the size of.
MEASURING = """
window.measured = new Set();
const own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "offsetWidth").get;
Object.defineProperty(HTMLElement.prototype, "offsetWidth", {
  get() {
    measured.add(this);
    return own.call(this);
  },
});
"""


def test_only_what_is_in_view_is_measured_when_a_page_opens(chromium, address):
    """The theme measures what it mounts, and each time the page is laid out anew."""
    context = chromium.new_context(viewport=PHONE)
    context.add_init_script(MEASURING)
    page = context.new_page()
    page.goto(address + "runtime/gc/")
    programs = page.locator("pre > code")
    expect(page.locator("pre > code + * > .md-code__button")).to_have_count(
        programs.count()
    )
    measured = page.evaluate(
        "[...measured].filter((e) => e.matches('pre > code')).length"
    )
    tabs = page.evaluate("[...measured].filter((e) => e.closest('.tabbed-set')).length")
    assert 0 < measured < programs.count() / 4
    assert not tabs
    last = page.locator("pre > code:visible").last
    last.scroll_into_view_if_needed()
    page.wait_for_function("last => measured.has(last)", arg=last.element_handle())
    context.close()


def test_a_program_below_that_is_too_wide_can_be_scrolled_with_the_keyboard(visit):
    with visit("runtime/gc/", viewport=PHONE) as page:
        page.wait_for_load_state("networkidle")
        assert page.locator("pre > code").evaluate_all(
            """all => all.filter(e => e.checkVisibility())
                 .every(e => (e.scrollWidth > e.clientWidth) === (e.tabIndex === 0))"""
        )


def test_the_theme_starts_when_the_whole_page_is_read(pages):
    for path, page in pages.items():
        scripts = [a for tag, a in page.elements if tag == "script" and "src" in a]
        theme = [a for a in scripts if "/bundle." in a["src"]]
        assert ["defer" in a for a in theme] == [True], path
