"""Every page as people meet it who hear it, use no mouse, or see little: by axe-core.

axe is asked in light and dark, on a wide window and on a phone, and about what opens
on a page: the search, the questions of "predict, then see", the editor of a program.
Colours, which take it nearly all its time, do not depend on the width: of whole pages
it sees them on a wide window, of what opens on both.
"""

from __future__ import annotations

import pytest

from tests.site.pages import PAGES, PHONE, WIDE

VIOLATIONS = {"resultTypes": ["violations"]}
# All that axe knows, and then what depends on the colours.
SCHEMES: dict[str, dict[str, object]] = {
    "light": {},
    "dark": {"runOnly": ["color-contrast"]},
}
SHAPES: dict[str, dict[str, object]] = {
    "light": {"rules": {"color-contrast": {"enabled": False}}}
}
AT_ONCE = (
    "*, ::before, ::after { transition: none !important; animation: none !important; }"
)


@pytest.fixture(scope="module")
def axe():
    """What axe finds wrong on a page, as sentences."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 # as Playwright

    def faults(page, **options):
        found = Axe().run(page, options=VIOLATIONS | options).response["violations"]
        return [
            f"{fault['id']}: {fault['help']}: {node['html'][:200]}"
            for fault in found
            for node in fault["nodes"]
        ]

    return faults


@pytest.fixture
def look(visit, axe):
    """Open a page, prepare it, and ask axe about it in both schemes of colours."""

    def looked(path, viewport, prepare=lambda page: None, schemes=SCHEMES):
        # The policy of the site has no place for the style that stands in below.
        with visit(path, viewport=viewport, bypass_csp=True) as page:
            page.wait_for_load_state("networkidle")
            page.add_style_tag(content=AT_ONCE)  # no colour on its way to another
            prepare(page)
            for scheme, options in schemes.items():
                page.emulate_media(color_scheme=scheme)
                body = {"light": "default", "dark": "slate"}[scheme]
                page.locator(f"body[data-md-color-scheme={body}]").wait_for()
                assert not axe(page, **options), (
                    f"{path} ({scheme}, {viewport['width']} pixels)"
                )

    return looked


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_page(look, path, viewport):
    look(path, viewport, schemes=SHAPES if viewport is PHONE else SCHEMES)


def _search(page):
    button = page.locator(".md-header__button[for=__search]")
    (button if button.is_visible() else page.locator(".md-search__input")).click()
    page.locator(".md-search-result__meta", has_text="键入以开始搜索").wait_for()
    page.keyboard.type("垃圾回收")
    page.keyboard.press("End")  # the theme waits for a key
    page.locator(".md-search-result__item").first.wait_for()


def _predict(page):
    page.locator(".pt-switch").click()
    page.locator(".pt-ask").first.wait_for()
    page.locator(".pt-ask textarea").first.fill("True")
    page.locator(".pt-ask [type=submit]").first.click()
    page.locator(".pt-report").wait_for()


def _edit(page):
    page.locator(".pt-here-open").first.click()
    page.locator(".pt-here-editor").wait_for()


def _step(page):
    page.locator(".pt-begin").first.click()
    page.locator(".pt-note").wait_for()


def _open_all(page):
    page.locator("details").evaluate_all(
        "all => all.forEach((one) => (one.open = true))"
    )


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize(
    ("path", "prepare"),
    [
        ("", _search),
        ("runtime/refcount/", _predict),
        ("language/copying/", _edit),
        ("runtime/gc/", _step),
        ("runtime/gc/", _open_all),
    ],
)
def test_axe_finds_nothing_in_what_opens_on_a_page(look, path, prepare, viewport):
    look(path, viewport, prepare)
