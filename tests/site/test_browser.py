"""The built site in a real browser, as a reader meets it."""

from __future__ import annotations

import io
import re
from urllib.parse import unquote

import pytest
from PIL import Image

TOPICS = [
    "",
    "contributing/",
    "ledger/",
    "misconceptions/",
    "language/copying/",
    "language/decorators/",
    "language/scopes-closures/",
    "models/sequence-models/",
    "models/stable-diffusion/",
    "models/transformer/",
    "runtime/gc/",
    "runtime/gil/",
    "runtime/refcount/",
    "torch/autograd/",
    "torch/ddp/",
]
PHONE = {"width": 360, "height": 780}


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("垃圾回收", "垃圾回收"),
        ("引用计数", "引用计数"),
        ("装饰器", "装饰器"),
        ("deepcopy", "拷贝"),
        ("闭包", "闭包"),
        ("functools.wraps", "装饰器"),
        ("自动求导", "自动求导"),
        ("分布式数据并行", "分布式数据并行"),
        ("多头注意力", "Transformer"),
        ("扩散模型", "扩散模型"),
    ],
)
def test_search_finds_the_page_on_a_topic_first(visit, query, title):
    from playwright.sync_api import expect  # noqa: PLC0415 # may be missing on a laptop

    with visit() as page:
        page.locator(".md-search__input").click()
        ready = page.locator(".md-search-result__meta", has_text="键入以开始搜索")
        ready.wait_for(timeout=20_000)
        page.keyboard.type(query)
        page.keyboard.press("End")  # as an input method does: the theme waits for a key
        # The theme searches at every key, so the first results are those of a part of
        # the query. The index separates words with zero-width spaces.
        found = page.locator(".md-search-result__article h1").first
        spaced = re.compile("\u200b?".join(map(re.escape, title)))
        expect(found).to_have_text(spaced, timeout=20_000)


def test_the_copy_button_copies_the_program_without_its_record(visit):
    options = {"permissions": ["clipboard-read", "clipboard-write"]}
    with visit("", **options) as page:
        page.locator(".pt-example .md-code__button[data-md-type=copy]").first.click()
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("def add_tag(tag, tags=[]):")
    assert 'add_tag("a") is add_tag("b")' in copied
    assert "# Output" not in copied


def test_dark_mode_follows_the_system_and_the_switch(visit):
    with visit("runtime/gc/", color_scheme="dark") as page:
        body = page.locator("body")
        assert body.get_attribute("data-md-color-scheme") == "slate"
    with visit("runtime/gc/", color_scheme="light") as page:
        body = page.locator("body")
        assert body.get_attribute("data-md-color-scheme") == "default"
        for _ in range(2):  # by system → light → dark
            page.locator("label[for^=__palette]:visible").click()
        assert body.get_attribute("data-md-color-scheme") == "slate"
        assert _scheme(page) == "dark"
        page.reload()
        assert body.get_attribute("data-md-color-scheme") == "slate"
        assert _scheme(page) == "dark"


def _scheme(page):
    """What scroll bars and the space around the page follow."""
    assert page.locator("meta[name=color-scheme]").count() == 0  # which would decide
    return page.evaluate("getComputedStyle(document.documentElement).colorScheme")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_first_visit_has_its_colours_before_the_scripts_have_come(
    chromium, address, scheme
):
    """On a slow line a page is read before the theme's script has come."""
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    page.route(re.compile(r"/(bundle\.\w+\.min|local)\.js$"), lambda route: None)
    page.goto(f"{address}runtime/gc/", wait_until="commit")
    page.locator("article h1").wait_for()
    before = _colours(page)
    context.close()
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}runtime/gc/")
    page.wait_for_load_state("networkidle")
    assert before == _colours(page)
    assert (before[-1] == "dark") == (scheme == "dark")
    context.close()


def _colours(page):
    return page.evaluate(
        """() => [
            getComputedStyle(document.querySelector(".md-header")).backgroundColor,
            getComputedStyle(document.body).backgroundColor,
            getComputedStyle(document.documentElement).colorScheme,
        ]"""
    )


def test_styles_are_asked_for_once(visit):
    with visit("models/transformer/") as page:
        page.wait_for_load_state("networkidle")
        styles = [url for url in page.requests if url.endswith(".css")]
        assert len(styles) == len(set(styles)) == 4


@pytest.mark.parametrize("path", TOPICS)
def test_a_phone_scrolls_sideways_only_inside_code(visit, path):
    with visit(path, viewport=PHONE) as page:
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"]


@pytest.mark.parametrize("path", TOPICS)
def test_reading_asks_no_third_party_for_anything(visit, address, path):
    with visit(path) as page:
        page.wait_for_load_state("networkidle")
        foreign = [url for url in page.requests if not _own(url, address)]
        assert not foreign


def test_walking_through_the_site_asks_no_third_party(visit, address):
    with visit() as page:
        for name in ("语言", "运行时", "PyTorch", "模型", "流言终结", "标签", "参与"):
            page.locator(".md-tabs__link", has_text=name).first.click()
            page.wait_for_load_state("networkidle")
        assert unquote(page.url).endswith("/contributing/")
        assert not [url for url in page.requests if not _own(url, address)]


def _own(url, address):
    return url.startswith((address, "data:", "blob:"))


def test_outputs_of_other_versions_open_without_javascript(visit):
    with visit("", java_script_enabled=False) as page:
        example = page.locator(".pt-example:has(.tabbed-set)").first
        assert "✓" not in example.inner_text()  # drawn by the style sheet
        other = example.locator(".tabbed-labels > label").nth(1)
        panel = example.locator(".tabbed-block").nth(1)
        assert not panel.is_visible()
        other.click()
        assert panel.is_visible()


def test_the_output_stands_directly_under_its_program(visit):
    with visit() as page:
        example = page.locator(".pt-example").first
        page.wait_for_load_state("networkidle")  # scripts add to the tools until then
        program = example.locator(".highlight").bounding_box()
        tools = example.locator(".pt-tools").bounding_box()
        output = example.locator(".pt-result").bounding_box()
        below = output["y"] - program["y"] - program["height"]
        assert abs(below - tools["height"]) <= 2  # with nothing but the tools between
        assert abs(program["x"] - output["x"]) <= 1
        assert "CPython" in example.locator(".pt-provenance").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_plot_follows_the_colours_of_the_page(visit, scheme):
    with visit("torch/ddp/", color_scheme=scheme) as page:
        plot = page.locator(".pt-picture img[src$='.svg']").first
        plot.scroll_into_view_if_needed()
        shot = plot.screenshot()
    brightness = Image.open(io.BytesIO(shot)).convert("L").tobytes()[0]
    assert (brightness < 60) == (scheme == "dark")


def test_formulas_are_drawn_in_the_font_of_the_site(visit):
    with visit("models/transformer/") as page:
        formula = page.locator("math[display=block]").first
        formula.wait_for()
        loaded = "f => f.family.includes('STIX') && f.status == 'loaded'"
        page.wait_for_function(f"() => [...document.fonts].some({loaded})")
        assert formula.bounding_box()["height"] > 40  # brackets as tall as the fraction


def test_a_page_without_formulas_asks_for_no_font(visit):
    with visit("runtime/refcount/") as page:
        page.wait_for_load_state("networkidle")
        assert not [url for url in page.requests if "math.css" in url]


def test_a_wrong_address_gets_a_helpful_page(visit):
    with visit("no/such/page/") as page:
        assert "这一页不存在" in page.locator("h1").inner_text()
        assert page.locator("article a").count() >= 3


def test_every_topic_page_can_be_edited(visit):
    with visit("runtime/gc/") as page:
        link = page.locator("a[rel=edit]").get_attribute("href")
        assert link.endswith("/edit/main/docs/runtime/gc.md")
