"""The buttons that copy programs and outputs."""

from __future__ import annotations

from playwright.sync_api import expect

COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}


def _example(page, name):
    return page.locator(f".pt-example[id='{name}']")


def test_the_output_is_copied_as_it_is_shown(visit):
    with visit("", **COPYING) as page:
        example = _example(page, "home_default")
        example.locator(".pt-result .md-code__button").click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == example.locator("samp").inner_text()
        assert copied.startswith("第一次调用: ['Python']\n")


def test_the_output_of_the_tab_that_is_open_is_copied(visit):
    with visit("", **COPYING) as page:
        example = _example(page, "home_versions")
        example.locator(".tabbed-labels > label").nth(1).click()
        example.locator(".md-code__button:visible").nth(1).click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == example.locator("samp:visible").inner_text()


def test_all_code_is_copied_exactly_wherever_it_stands(visit):
    for path in ["runtime/gc/", "contributing/", "models/transformer/"]:
        with visit(path, **COPYING) as page:
            programs = page.locator("article pre > code")
            buttons = page.locator("article pre > code + * > .md-code__button")
            expect(buttons).to_have_count(programs.count())
            for place in [0, programs.count() // 2, programs.count() - 1]:
                if not buttons.nth(place).is_visible():  # in an answer that is shut
                    continue
                buttons.nth(place).click()
                copied = page.evaluate("navigator.clipboard.readText()")
                assert copied == (programs.nth(place).text_content() or "").rstrip()
                expect(page.locator(".md-dialog")).to_have_text("已复制")


def test_without_javascript_nothing_offers_to_copy(visit):
    with visit("runtime/gc/", java_script_enabled=False) as page:
        assert not page.locator(".md-code__button").count()
