"""A page on paper: everything that counts, nothing that only works on a screen."""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest

from tests.site.deploys import small_site

LONG = "很长的一行 " * 30
PROGRAM = f'''\
```python predict="1"
tags = ["Python"]
tags.append("GIL")
print("{LONG}")

# Output (free-threaded):
# 没有锁
#
# Output (>=3.15):
# 十五
#
# Output:
# {LONG.strip()}

# Steps: tags
```
'''.replace("#\n# Output", "\n# Output")
PAGES = {
    "index.md": f"""\
# 纸上

[远处](https://example.org/far)、[近处](other.md)

{PROGRAM}
??? question "练习 1：答案"

    折起来的答案。

    ```python
    print("答案")

    # Output:
    # 答案
    ```

```python
inner = ["茶"]
outer = [{", ".join(["inner"] * 9)}]

# Diagram: inner, outer
```
""",
    "other.md": "# 别处\n\n文字。\n",
}
SCREEN_ONLY = [
    ".md-header",
    ".md-sidebar",
    ".md-footer",
    ".md-tabs",
    ".md-content__button",
    ".md-code__button",
    ".headerlink",
    ".pt-ask",
    ".pt-bar",
    ".pt-download",
    ".pt-keys-open",
    ".pt-tools",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with small_site(tmp_path_factory.mktemp("paper"), PAGES) as address:
        yield address


@pytest.fixture
def paper(chromium, address):
    """The page as it is printed: ``with paper() as page``, after ``prepare(page)``."""

    @contextmanager
    def opened(prepare=lambda page: None, **options):
        width = {"width": 680, "height": 1000}  # about that of a printed page
        context = chromium.new_context(viewport=width, **options)
        page = context.new_page()
        page.goto(address)
        if options.get("java_script_enabled", True):
            page.wait_for_selector(".pt-ask")
            page.wait_for_selector(".pt-begin", state="attached")
            page.wait_for_selector(".pt-keys-open")
        prepare(page)
        page.emulate_media(media="print")
        if options.get("java_script_enabled", True):
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
        yield page
        context.close()

    return opened


@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_is_printed_that_only_works_on_a_screen(paper, scripts):
    with paper(java_script_enabled=scripts) as page:
        assert page.locator(".pt-tools").count()
        for selector in SCREEN_ONLY:
            shown = [one.is_visible() for one in page.locator(selector).all()]
            assert not any(shown), selector


@pytest.mark.parametrize("scripts", [True, False])
def test_folded_and_hidden_parts_are_printed(paper, scripts):
    with paper(java_script_enabled=scripts) as page:
        assert page.locator("details p", has_text="折起来的答案").is_visible()
        outputs = page.locator(".pt-example").first.locator("pre.pt-output")
        assert [output.is_visible() for output in outputs.all()] == [True] * 3
        labels = page.locator(".tabbed-labels > label")
        assert [label.is_visible() for label in labels.all()] == [True] * 3


def test_every_output_stands_under_its_label(paper):
    def choose(page):
        page.evaluate("document.documentElement.dataset.python = '3.14t'")

    with paper(choose) as page:
        parts = page.locator(".tabbed-labels > label, .tabbed-block").all()
        tops = [part.bounding_box()["y"] for part in parts]
        labels, blocks = tops[:3], tops[3:]
        order = [top for pair in zip(labels, blocks, strict=True) for top in pair]
        assert order == sorted(order)
        assert len(set(order)) == 6


@pytest.mark.parametrize("stepping", [True, False])
def test_nothing_is_cut(paper, stepping):
    def step(page):
        if stepping:
            page.locator(".pt-ask button", has_text="直接看").first.click()
            page.locator(".pt-begin").click()

    with paper(step) as page:
        cut = page.evaluate(
            """() => [...document.querySelectorAll(
                "article, article :is(pre, code, samp, .pt-drawn, .pt-example)"
            )].filter(one => getComputedStyle(one).display !== "inline"
                && (one.scrollWidth > one.clientWidth + 1
                    || one.scrollHeight > one.clientHeight + 1
                        && getComputedStyle(one).overflowY !== "visible"))
              .map(one => one.outerHTML.slice(0, 80))"""
        )
        assert not cut
        drawing = page.locator(".pt-drawn svg").last.bounding_box()
        assert drawing["x"] + drawing["width"] <= 680
        later = page.locator(".pt-later")
        assert later.count() == stepping
        assert not stepping or later.evaluate(
            "e => getComputedStyle(e).visibility"
        ) == ("visible")


def test_paper_is_light_and_the_screen_dark_again_afterwards(paper):
    with paper(color_scheme="dark") as page:
        colours = "e => [getComputedStyle(e).color, getComputedStyle(e).colorScheme]"
        ink, scheme = page.locator("body").evaluate(colours)
        assert max(map(int, re.findall(r"\d+", ink)[:3])) < 60
        assert scheme == "light"
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_an_address_elsewhere_is_written_out(paper):
    with paper() as page:
        after = "e => getComputedStyle(e, '::after').content"
        far, near = (page.locator("article a", has_text=n) for n in ("远处", "近处"))
        assert far.evaluate(after) == '"（https://example.org/far）"'
        assert near.evaluate(after) == "none"


def test_pages_do_not_break_under_a_heading_or_in_a_program(paper):
    with paper() as page:
        inside = "e => getComputedStyle(e).breakInside"
        assert page.locator(".highlight").first.evaluate(inside) == "avoid"
        assert page.locator("pre.pt-output").first.evaluate(inside) == "avoid"
        after = "e => getComputedStyle(e).breakAfter"
        assert page.locator("h1").evaluate(after) == "avoid"
