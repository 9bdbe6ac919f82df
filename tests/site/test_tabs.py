"""Outputs of other versions as tabs: which is open, and its address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.site.pages import PHONE, WIDE


def _example(page, name):
    return page.locator(f".pt-example[id='{name}']")


def _marked(example):
    """Which labels of its tabs have a line under them."""
    labels = example.locator(".tabbed-labels > label")
    colours = labels.evaluate_all(
        "all => all.map((label) => getComputedStyle(label).borderBottomColor)"
    )
    return [n for n, colour in enumerate(colours) if colour != "rgba(0, 0, 0, 0)"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_the_tab_that_is_open_is_marked(visit, scheme, viewport):
    with visit("", color_scheme=scheme, viewport=viewport) as page:
        example = _example(page, "home_versions")
        count = example.locator(".tabbed-labels > label").count()
        for tab in [*range(count), 0]:
            example.locator(".tabbed-labels > label").nth(tab).click()
            assert _marked(example) == [tab]
        page.keyboard.press("ArrowRight")
        assert _marked(example) == [1]


def test_the_address_of_a_tab_opens_it(visit):
    with visit("") as page:
        example = _example(page, "home_versions")
        example.locator(".tabbed-labels > label").nth(1).click()
        assert page.url.endswith("#home_versions-2")
        example.locator(".tabbed-labels > label").nth(0).click()
        assert page.url.endswith("#home_versions-1")
    for tab in (1, 2):
        with visit(f"#home_versions-{tab}") as page:
            expect(page.locator(f"#home_versions-{tab}")).to_be_checked()
            block = _example(page, "home_versions").locator(".tabbed-block")
            expect(block.nth(tab - 1)).to_be_visible()


def test_the_address_of_a_tab_comes_before_the_python_that_is_remembered(visit):
    with visit("") as page:
        home = page.url
        example = _example(page, "home_versions")
        for tab in (1, 0):
            example.locator(".tabbed-labels > label").nth(tab).click()
        assert page.evaluate("localStorage.getItem('paotong.python')")
        page.goto("about:blank")
        page.goto(home + "#home_versions-2")
        expect(example.locator(".tabbed-block").nth(1)).to_be_visible()
        expect(example.locator(".tabbed-block").nth(0)).to_be_hidden()
        assert _marked(example) == [1]
