"""Diagrams and steps in a real browser, on a small site like the whole one.

It is built for these tests alone, so that they need none of the large packages.
"""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from paotong.pyodide_files import REQUIRED

ROOT = Path(__file__).parents[2]
CONFIG = f"""\
INHERIT: {(ROOT / "mkdocs.yml").as_posix()}
theme: {{custom_dir: {(ROOT / "overrides").as_posix()}}}
nav: [index.md, other.md]
watch: []
plugins:
  - search
  - markdown-exec: {{languages: [python, tree]}}
  - mkdocs-jupyter: {{include: ["*.ipynb"], include_source: true, cache: false}}
  - paotong
"""
STEPS = """\
def add(tag, tags):
    tags.append(tag)
    return len(tags)


tags = ["Python"]
print("有几个:", add("GIL", tags))
try:
    tags[9]
except IndexError:
    print("没有这一个")
"""
PAGE = f"""\
# 单步

```python
{STEPS}
# Output:
# 有几个: 2
# 没有这一个

# Steps: tags
```

```python
inner = ["茶"]
outer = [inner, inner, {{"一段很长的名字": inner}}]

# Diagram: inner, outer
```

[另一页](other.md)
"""
PHONE = {"width": 360, "height": 780}
LINES = [1, 6, 7, 2, 3, 3, 8, 9, 9, 10, 11, 0]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    """The small site: where it was built, and its address.

    The theme changes pages without reloading only under the address of the site.
    """
    root = tmp_path_factory.mktemp("small")
    handler = functools.partial(_Quiet, directory=str(root / "host"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/paotong/"
        build(root, address)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield root / "host" / "paotong", address
        server.shutdown()


def build(root: Path, address: str) -> None:
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    (root / "snippets").mkdir()
    (root / "mkdocs.yml").write_text(f"{CONFIG}site_url: {address}\n", "utf-8")
    (root / "docs" / "index.md").write_text(PAGE, "utf-8")
    other = "# 另一页\n\n[回去](index.md)\n"
    (root / "docs" / "other.md").write_text(other, "utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-d",
        "host/paotong",
    ]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    environment.pop(REQUIRED, None)  # of this repository's own site
    run = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


@pytest.fixture
def visit(chromium, small_site):
    """Open the page with the steps: ``with visit() as page``."""

    @contextmanager
    def opened(**options):
        context = chromium.new_context(**options)
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(small_site[1])
        yield page
        assert not faults
        context.close()

    return opened


def begin(page):
    page.locator(".pt-begin").click()
    return page.locator(".pt-example").first


def marked(page):
    """The number of the line that is about to run, as the highlight says."""
    code = page.locator(".pt-example").first.locator("code")
    where = code.evaluate(
        """code => {
            const style = getComputedStyle(code);
            if (style.backgroundImage === "none") return null;
            const y = style.backgroundPositionY.split(",")[0];
            const made = document.createElement("div");
            made.style.font = style.font;
            made.style.lineHeight = style.lineHeight;
            made.style.height = y;
            code.append(made);
            const top = y.includes("-") ? null : made.getBoundingClientRect().height;
            made.remove();
            if (top === null) return null;
            return (top - parseFloat(style.paddingTop)) / parseFloat(style.lineHeight);
        }"""
    )
    if where is None:
        return 0
    assert where == pytest.approx(round(where), abs=0.05)
    return round(where) + 1


def note(page):
    return page.locator(".pt-note").inner_text()


def seen(page):
    """The part of the output that can be seen."""
    samp = page.locator(".pt-example").first.locator(".pt-output samp")
    hidden = samp.locator(".pt-later")
    whole = samp.text_content()
    later = hidden.text_content() if hidden.count() else ""
    assert not hidden.count() or not hidden.is_visible() or not later
    return whole.removesuffix(later)


def drawn(page):
    """The texts in the picture, and the number of arrows."""
    svg = page.locator(".pt-steps svg")
    texts = svg.locator("text").all_text_contents()
    return texts, svg.locator(".a").count()


def test_without_scripts_the_page_shows_how_the_program_ended(visit):
    with visit(java_script_enabled=False) as page:
        assert seen(page) == "有几个: 2\n没有这一个"
        texts, arrows = drawn(page)
        assert texts == ["tags", "list", "0", "'Python'", "1", "'GIL'"]
        assert arrows == 1
        assert page.locator(".pt-steps svg").is_visible()
        assert page.locator("button:has-text('单步运行')").count() == 0


def test_the_buttons_walk_through_the_program(visit):
    with visit() as page:
        begin(page)
        following = page.get_by_role("button", name="下一步")
        walked = [marked(page)]
        notes = [note(page)]
        while following.get_attribute("aria-disabled") == "false":
            following.click()
            walked.append(marked(page))
            notes.append(note(page))
        assert walked == LINES
        assert notes[0].endswith("接下来运行第 1 行")
        assert notes[3].endswith("add() 开始，接下来运行第 2 行")
        assert notes[8].endswith("第 9 行抛出 IndexError: list index out of range")
        assert notes[-1].endswith("程序结束")
        back = page.get_by_role("button", name="上一步")
        back.click()
        assert marked(page) == LINES[-2]


def test_output_and_objects_are_those_of_the_step(visit):
    with visit() as page:
        begin(page)
        slider = page.get_by_role("slider")
        assert (seen(page), drawn(page)) == ("", ([], 0))
        slider.fill("6")
        texts, arrows = drawn(page)
        assert "add()" in texts and "返回值" in texts
        assert arrows == 2
        assert seen(page) == ""
        slider.fill("7")
        assert seen(page) == "有几个: 2\n"
        slider.fill("12")
        assert seen(page) == "有几个: 2\n没有这一个"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_copy_button_covers_none_of_the_buttons(visit, width):
    with visit(viewport={"width": width, "height": 780}) as page:
        example = begin(page)
        copy = example.locator(".pt-result .md-code__nav").bounding_box()
        output = example.locator("pre.pt-output").bounding_box()
        bar = example.locator(".pt-bar").bounding_box()
        assert copy["y"] >= bar["y"] + bar["height"]
        assert output["y"] <= copy["y"] < output["y"] + 10


def test_the_line_is_marked_where_the_system_rules_the_colours(visit):
    with visit(forced_colors="active") as page:
        begin(page)
        code = page.locator(".pt-example").first.locator("code")
        style = code.evaluate(
            """code => {
                for (const each of document.getAnimations()) each.finish();
                const { backgroundImage, color } = getComputedStyle(code);
                const inner = getComputedStyle(code.firstElementChild).color;
                const canvas = document.createElement("p");
                canvas.style.color = "CanvasText";
                document.body.append(canvas);
                const text = getComputedStyle(canvas).color;
                return [backgroundImage, color === text, inner === text];
            }"""
        )
        assert style[0].startswith("linear-gradient")
        assert style[1:] == [True, True]


def test_the_arrow_keys_walk_wherever_the_focus_is_in_the_bar(visit):
    with visit() as page:
        begin(page)
        assert page.evaluate("document.activeElement.textContent") == "下一步"
        page.keyboard.press("ArrowRight")
        assert marked(page) == LINES[1]
        page.get_by_role("slider").focus()
        page.keyboard.press("ArrowRight")
        assert marked(page) == LINES[2]
        page.keyboard.press("ArrowLeft")
        assert marked(page) == LINES[1]
        page.keyboard.press("End")
        assert marked(page) == LINES[-1]
        page.keyboard.press("ArrowRight")
        assert note(page).startswith("12/12")
        page.keyboard.press("Home")
        assert marked(page) == LINES[0]


def test_the_slider_leads_to_any_step(visit):
    with visit() as page:
        begin(page)
        slider = page.get_by_role("slider")
        for step in (9, 4, 12):
            slider.fill(str(step))
            assert marked(page) == LINES[step - 1]
            assert slider.get_attribute("aria-valuetext") == f"第 {step} 步"


def test_closing_puts_everything_back(visit):
    with visit() as page:
        picture = page.locator(".pt-steps .pt-drawn")
        words = page.locator(".pt-steps .pt-described")
        before = picture.inner_html(), words.inner_html()
        begin(page)
        page.keyboard.press("ArrowRight")
        page.get_by_role("button", name="收起").click()
        assert (picture.inner_html(), words.inner_html()) == before
        assert seen(page) == "有几个: 2\n没有这一个"
        assert page.evaluate("document.activeElement.textContent") == "单步运行"
        assert marked(page) == 0
        begin(page)
        assert marked(page) == LINES[0]


def test_what_changed_at_a_step_stands_out(visit):
    with visit() as page:
        begin(page)
        fresh = page.locator(".pt-steps .pt-fresh")
        page.get_by_role("slider").fill("2")
        assert fresh.count() == 0
        page.keyboard.press("ArrowRight")
        page.get_by_role("button", name="下一步").click()
        assert fresh.count() > 0


def test_a_raised_exception_is_marked_in_the_colour_of_errors(visit):
    with visit() as page:
        example = begin(page)
        page.get_by_role("slider").fill("9")
        assert example.get_attribute("data-what") == "raise"
        colour = page.locator(".pt-note").evaluate("e => getComputedStyle(e).color")
        page.get_by_role("slider").fill("10")
        other = page.locator(".pt-note").evaluate("e => getComputedStyle(e).color")
        assert colour != other


def test_every_step_is_told_to_those_who_hear_it(visit):
    with visit() as page:
        begin(page)
        assert page.locator(".pt-note[role=status]").count() == 1
        page.get_by_role("slider").fill("6")
        told = page.locator(".pt-steps .pt-described li").all_text_contents()
        assert "名字 tags → 列表 1" in told
        assert "add() 的返回值 是 2" in told
        svg = page.locator(".pt-steps svg")
        assert svg.get_attribute("role") == "img"
        assert svg.get_attribute("aria-label") == "内存图：tags"


def test_a_program_longer_than_the_window_keeps_its_line_in_sight(visit):
    with visit(viewport={"width": 1000, "height": 300}) as page:
        example = begin(page)
        code = example.locator("code")
        for step, line in enumerate(LINES[:-1], 1):
            page.get_by_role("slider").fill(str(step))
            hidden = code.evaluate(
                """(code, line) => {
                    const style = getComputedStyle(code);
                    const height = parseFloat(style.lineHeight);
                    const top = parseFloat(style.paddingTop) + (line - 1) * height;
                    return top < code.scrollTop - 1
                        || top + height > code.scrollTop + code.clientHeight + 1;
                }""",
                line,
            )
            assert not hidden, (step, line)


@pytest.mark.parametrize("which", [".pt-steps", ".pt-diagram:not(.pt-steps)"])
def test_a_picture_follows_the_switch_to_dark(visit, which):
    with visit(color_scheme="light") as page:
        box = page.locator(f"{which} .b").first
        text = page.locator(f"{which} .n").first
        fill = "e => getComputedStyle(e).fill"
        light = box.evaluate(fill), text.evaluate(fill)
        for _ in range(2):  # by system → light → dark
            page.locator("label[for^=__palette]:visible").click()
        dark = box.evaluate(fill), text.evaluate(fill)
        assert brightness(light[0]) > 200 and brightness(dark[0]) < 60
        assert brightness(light[1]) < 120 and brightness(dark[1]) > 180


def brightness(colour: str) -> float:
    numbers = [float(n) for n in re.findall(r"[\d.]+", colour)]
    return sum(numbers[:3]) / 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_in_a_picture_can_be_read(visit, scheme):
    with visit(color_scheme=scheme) as page:
        ratios = page.locator(".pt-drawn text").evaluate_all(CONTRAST)
        assert ratios
        assert min(ratios) >= 4.5


CONTRAST = """texts => {
    const parts = colour => {
        const canvas = document.createElement("canvas").getContext("2d");
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = colour => {
        const [r, g, b] = parts(colour).map(v => v / 255).map(
            v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return texts.map(text => {
        const box = text.parentElement.querySelector("rect");
        const under = box ? getComputedStyle(box).fill
            : getComputedStyle(text.closest(".pt-result")).backgroundColor;
        const one = light(getComputedStyle(text).fill), other = light(under);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    });
}"""


def test_no_text_leaves_its_box(visit):
    """Whatever font there is: Chinese and Latin text, names and values."""
    with visit() as page:
        outside = page.locator(".pt-drawn g:has(> rect) > text").evaluate_all(
            """texts => texts.filter(text => {
                const mine = text.getBoundingClientRect();
                const box = text.parentElement.querySelector("rect")
                    .getBoundingClientRect();
                return mine.left < box.left || mine.right > box.right + 0.5;
            }).map(text => text.textContent)"""
        )
        assert outside == []


def test_a_phone_is_not_scrolled_sideways_while_stepping(visit):
    with visit(viewport=PHONE) as page:
        begin(page)
        for step in (1, 6, 12):
            page.get_by_role("slider").fill(str(step))
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= PHONE["width"]


# Counts the listeners that the script gives to what lives longer than a page.
COUNTING = """
    const add = EventTarget.prototype.addEventListener;
    window.lasting = 0;
    EventTarget.prototype.addEventListener = function (...rest) {
        const lasts = [window, document, document.documentElement, document.body];
        const ours = new Error().stack.includes("/steps.js");
        if (lasts.includes(this) && ours) window.lasting += 1;
        return add.apply(this, rest);
    };
"""


def test_the_buttons_stand_in_one_row_on_a_phone(visit):
    with visit(viewport=PHONE) as page:
        bar = begin(page).locator(".pt-bar")
        places = bar.locator("button, input").evaluate_all(
            """all => all.map(one => {
                const { top, bottom } = one.getBoundingClientRect();
                return (top + bottom) / 2;
            })"""
        )
        assert max(places) - min(places) < 4


def test_a_picture_wider_than_a_phone_is_moved_sideways(visit):
    with visit(viewport=PHONE) as page:
        picture = page.locator(".pt-diagram:not(.pt-steps) .pt-drawn")
        picture.evaluate("drawn => { drawn.scrollLeft = 1000; }")
        assert picture.evaluate("drawn => drawn.scrollLeft") > 0
        assert picture.get_attribute("tabindex") == "0"


def test_pages_changed_without_reloading_leave_nothing_behind(chromium, small_site):
    page = chromium.new_page()
    page.add_init_script(COUNTING)
    page.goto(small_site[1])
    page.wait_for_load_state("networkidle")  # the theme knows its pages now
    page.evaluate("window.notReloaded = true")
    observers = page.evaluate("document$.observers?.length")
    for _ in range(3):
        begin(page)
        page.keyboard.press("ArrowRight")
        assert marked(page) == LINES[1]
        page.locator("article a", has_text="另一页").click()
        page.locator("article a", has_text="回去").click()
        page.locator(".pt-begin").wait_for()
        assert page.locator(".pt-bar").count() == 1
        assert page.locator(".pt-stepping").count() == 0
    assert page.evaluate("window.notReloaded")
    assert page.evaluate("window.lasting") == 0
    assert page.evaluate("document$.observers?.length") == observers
    page.close()


def test_search_finds_nothing_that_stands_only_in_a_picture(small_site):
    index = small_site[0] / "search" / "search_index.json"
    pages = json.loads(index.read_text("utf-8"))["docs"]
    text = "".join(page["text"] for page in pages).replace("\u200b", "")
    assert "有几个" in text
    assert "返回值" not in text
    assert "内存图" not in text
