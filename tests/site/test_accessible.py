"""Every page as people meet it who hear it, use no mouse, or see little: by axe-core.

axe is asked in light and dark, on a wide window and on a phone, and about what opens
on a page: the search, the questions of "predict, then see", the editor of a program.

Colours take it most of its time. They do not depend on the width: of whole pages it
sees them on a wide window, of what opens on both. And where text of the same colour and
size stands on the same ground many times, it looks at one of them.
"""

from __future__ import annotations

import pytest

from tests.site.pages import PAGES, PHONE, WIDE

# What depends on the colours, and all else that axe knows.
COLOURS: dict[str, object] = {"runOnly": ["color-contrast"]}
SHAPES: dict[str, object] = {"rules": {"color-contrast": {"enabled": False}}}
AGAIN = "data-again"
ASK = """async ([options, again]) => {
  const rules = [{ id: "color-contrast", selector: `*:not([${again}])` }];
  axe.configure({ rules });
  const asked = { resultTypes: ["violations"], ...options };
  return (await axe.run(document, asked)).violations;
}"""
# What a narrow window cuts off can be reached by keyboard once the browser is idle.
IN_REACH = """() => {
  const wide = (e) => e.scrollWidth > e.clientWidth && e.checkVisibility();
  const cut = "pre > code, pre.pt-output, .md-typeset__scrollwrap, .pt-math";
  const all = [...document.querySelectorAll(cut)];
  return all.every((element) => !wide(element) || element.tabIndex === 0);
}"""
# Marks what looks like text before it, with all in it, and tells how many looks it saw.
# A look is what contrast depends on: as the browser computed it, whatever the rules.
MARK = """(again) => {
  const grounds = new Map();
  const ground = (element) => {
    if (!element) return "";
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity].join();
      const above = ground(element.parentElement);
      const seen = own !== "rgba(0, 0, 0, 0),none,1";
      grounds.set(element, seen ? `${above}/${own}` : above);
    }
    return grounds.get(element);
  };
  const told = new Set();
  const hasText = (element) =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const mark = (element) => {
    let repeated = [...element.children].map(mark).every(Boolean);
    if (hasText(element)) {
      const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
      const look = [ground(element), color, fontSize, fontWeight, textShadow].join();
      repeated &&= told.has(look);
      told.add(look);
    }
    element.toggleAttribute(again, repeated);
    return repeated;
  };
  mark(document.body);
  return told.size;
}"""
AT_ONCE = (
    "*, ::before, ::after { transition: none !important; animation: none !important; }"
)


@pytest.fixture(scope="module")
def axe():
    """What axe finds wrong on a page, as sentences."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 # as Playwright

    script = Axe().axe_script

    def faults(page, options):
        if not page.evaluate("'axe' in window"):
            page.evaluate(f"{script}; null")
        return [
            f"{fault['id']}: {fault['help']}: {node['html'][:200]}"
            for fault in page.evaluate(ASK, [options, AGAIN])
            for node in fault["nodes"]
        ]

    return faults


@pytest.fixture
def look(visit, axe):
    """Open a page, prepare it, and ask axe about it.

    It is asked about all in light, and about colours in dark as well; with ``narrow``,
    it is asked about the shapes again, on a window of that width. ``over``: something
    lies over other text, whose look the rules alone do not tell.
    """

    def looked(path, viewport, prepare=lambda page: None, narrow=None, over=False):
        # The policy of the site has no place for the style that stands in below.
        with visit(path, viewport=viewport, bypass_csp=True) as page:
            page.wait_for_load_state("networkidle")
            page.add_style_tag(content=AT_ONCE)  # no colour on its way to another
            prepare(page)
            for scheme, body in (("light", "default"), ("dark", "slate")):
                page.emulate_media(color_scheme=scheme)
                page.locator(f"body[data-md-color-scheme={body}]").wait_for()
                where = f"{path} ({scheme}, {viewport['width']} pixels)"
                if not over:
                    assert page.evaluate(MARK, AGAIN) > 1
                assert not axe(page, {} if scheme == "light" else COLOURS), where
            if narrow:
                page.set_viewport_size(narrow)
                page.wait_for_function(IN_REACH)
                assert not axe(page, SHAPES), f"{path} ({narrow['width']} pixels)"

    return looked


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_page(look, path):
    look(path, WIDE, narrow=PHONE)


@pytest.mark.parametrize(
    "style",
    [
        ".highlight .k { color: #aab !important }",
        ".pt-output { background: #555 !important }",
        "article { opacity: 0.4 }",
    ],
)
def test_one_of_many_is_enough_to_see_colours_that_are_too_alike(visit, axe, style):
    with visit("runtime/refcount/", viewport=WIDE, bypass_csp=True) as page:
        page.wait_for_load_state("networkidle")
        page.add_style_tag(content=AT_ONCE + style)
        page.evaluate(MARK, AGAIN)
        found = axe(page, COLOURS)
        assert found and all(fault.startswith("color-contrast") for fault in found)


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
    look(path, viewport, prepare, over=prepare is _search)
