"""Predict, then see: outputs that wait for a reader's prediction."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

# Write into a field that may stand in an exercise that is closed.
_WRITE = """(field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
PHONE = {"width": 360, "height": 780}
MODIFIER = "Control"
# How far the page has moved while it was loaded (Cumulative Layout Shift).
SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    const seen = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
    });
    seen.observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


def _example(page, name):
    return page.locator(f".pt-example[id='{name}']")


def _switch(page):
    return page.get_by_role("button", name="先猜后看")


def _form(example):
    return example.locator(".pt-ask")


def _walk(page, name, title):
    """Go to another page as a reader does, without loading the site anew."""
    page.wait_for_load_state("networkidle")  # the theme has its map of the site
    page.evaluate("window.stays = true")
    page.get_by_role("link", name=name).first.click()
    expect(page).to_have_title(re.compile(title))
    assert page.evaluate("window.stays")


def _guess(example, text):
    example.get_by_role("textbox").fill(text)
    example.get_by_role("button", name="对照").click()


def _open(page, name):
    """Open the exercise that an example stands in."""
    example = _example(page, name)
    page.locator("details.question", has=example).locator("> summary").click()
    return example


def test_outputs_are_shown_where_nobody_asked_otherwise(visit):
    with visit("runtime/refcount/") as page:
        expect(_switch(page)).to_have_attribute("aria-pressed", "false")
        expect(_example(page, "refcount_cycle").locator(".pt-result")).to_be_visible()
        assert _form(_example(page, "refcount_cycle")).count() == 0


def test_an_exercise_asks_first(visit):
    with visit("runtime/gc/") as page:
        example = _open(page, "gc_ex_old")
        expect(example.locator(".highlight")).to_be_visible()
        expect(_form(example)).to_be_visible()
        expect(example.locator(".pt-result")).to_be_hidden()


def test_what_explains_an_exercise_waits_as_well(visit):
    with visit("runtime/gc/") as page:
        example = _open(page, "gc_ex_old")
        answer = page.locator("details.question", has=example).locator("> p").last
        expect(answer).to_be_hidden()
        example.get_by_role("button", name="直接看").click()
        expect(answer).to_be_visible()


def test_the_switch_hides_every_output_until_it_is_asked_for(visit):
    with visit("runtime/refcount/") as page:
        _switch(page).click()
        expect(_switch(page)).to_have_attribute("aria-pressed", "true")
        assert page.locator(".pt-output:visible, .pt-picture:visible").count() == 0
        example = _example(page, "refcount_cycle")
        example.get_by_role("button", name="直接看").click()
        expect(example.locator(".pt-output").first).to_be_visible()
        assert example.locator(".pt-report").count() == 0
        _switch(page).click()
        expect(_example(page, "refcount_zero").locator(".pt-result")).to_be_visible()


def test_what_is_wrong_is_not_hidden_from_its_author(visit):
    with visit("runtime/refcount/") as page:
        page.evaluate(
            "document.getElementById('refcount_cycle').dataset.verdict = 'mismatch'"
        )
        _switch(page).click()
        example = _example(page, "refcount_cycle")
        expect(example.locator(".pt-result")).to_be_visible()
        assert _form(example).count() == 0


def test_pictures_wait_with_the_outputs(visit):
    with visit("torch/ddp/") as page:
        _switch(page).click()
        assert page.locator(".pt-picture:visible").count() == 0


def test_a_right_prediction_is_praised(visit):
    with visit("runtime/gc/") as page:
        example = _open(page, "gc_ex_old")
        _guess(example, "True\nFalse")
        expect(example.locator(".pt-report p")).to_have_text(re.compile("^猜对了"))
        expect(example.locator(".pt-output")).to_be_visible()
        assert example.locator(".pt-report li").count() == 0


def test_a_wrong_prediction_is_shown_beside_the_output(visit):
    """By signs and words as well as by colours."""
    with visit("runtime/gc/") as page:
        example = _open(page, "gc_ex_old")
        _guess(example, "collect(0) 之后 young 还活着: False\nFalse")
        report = example.locator(".pt-report")
        expect(report.locator("p")).to_have_text(re.compile("^2 行里猜中 1 行。"))
        lines = [
            line.replace("\n", "") for line in report.locator("li").all_inner_texts()
        ]
        assert lines == [
            "−你猜：collect(0) 之后 young 还活着: False",
            "+输出：collect(0) 之后 young 还活着: True",
            "=猜中：collect() 之后 young 还活着: False",
        ]
        assert report.locator("del").all_inner_texts() == ["False"]
        assert report.locator("ins").all_inner_texts() == ["True"]
        struck = "getComputedStyle(document.querySelector('.pt-report del'))"
        line = page.evaluate(f"{struck}.textDecorationLine")
        assert line == "line-through"


def test_a_wrong_value_is_shown_behind_its_label(visit):
    with visit("runtime/gc/") as page:
        example = _open(page, "gc_ex_old")
        _guess(example, "False\nFalse")
        report = example.locator(".pt-report")
        line = report.locator("li").nth(1).inner_text().replace("\n", "")
        assert line == "+输出：collect(0) 之后 young 还活着: True"
        assert report.locator("ins").all_inner_texts() == ["True"]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("[False, False, True]", "^猜对了"), ("[True, True, True]", "猜中 0 行|不一样")],
)
def test_one_of_several_outputs_is_picked(visit, name, verdict):
    with visit("runtime/refcount/") as page:
        example = _open(page, "refcount_quiz_loop")
        choices = example.get_by_role("radio")
        assert choices.count() == 3
        example.locator("fieldset label", has_text=name).click()
        example.get_by_role("button", name="对照").click()
        expect(example.locator(".pt-report p")).to_have_text(re.compile(verdict))


def test_what_is_written_counts_before_what_is_picked(visit):
    with visit("runtime/refcount/") as page:
        example = _open(page, "refcount_quiz_loop")
        example.get_by_role("radio").first.check()
        _guess(example, "[False, False, True]\n[False, False, False]")
        expect(example.locator(".pt-report p")).to_have_text(re.compile("^猜对了"))


def test_numbers_that_are_measured_do_not_count(visit):
    with visit("runtime/gc/") as page:
        page.evaluate(
            """() => {
                const output = document.querySelector("[id='gc_ex_old'] .pt-output");
                output.dataset.loose = "measured";
                output.querySelector("samp").textContent = "用了 0.31 秒";
            }"""
        )
        example = _open(page, "gc_ex_old")
        _guess(example, "用了 2 秒")
        expect(example.locator(".pt-report p")).to_have_text(
            re.compile("^猜对了，数字不算")
        )


def test_the_tab_of_the_readers_python_is_what_is_predicted(visit):
    with visit("runtime/refcount/") as page:
        _switch(page).click()
        example = _example(page, "refcount_answers")
        example.locator(".pt-mine select").select_option("3.14")
        _guess(example, "2\n1\n1\nTrue")
        expect(example.locator(".pt-report p")).to_have_text(re.compile("^猜对了"))


def test_a_report_follows_the_tab_above_which_it_stands(visit):
    with visit("runtime/refcount/") as page:
        _switch(page).click()
        example = _example(page, "refcount_answers")
        choice = example.locator(".pt-mine select")
        choice.select_option("3.14")
        _guess(example, "2\n1\n1\nTrue")
        choice.select_option("3.11")
        expect(example.locator(".pt-report")).to_have_class(re.compile("pt-miss"))
        assert example.locator(".pt-report").count() == 1
        choice.select_option("3.14")
        expect(example.locator(".pt-report")).to_have_class(re.compile("pt-hit"))


def test_keys_are_enough(visit):
    with visit("runtime/gc/") as page:
        _switch(page).focus()
        page.keyboard.press("Enter")
        expect(_switch(page)).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("Space")
        expect(_switch(page)).to_have_attribute("aria-pressed", "false")
        example = _example(page, "gc_ex_old")
        page.locator("details.question", has=example).locator("> summary").focus()
        page.keyboard.press("Enter")
        for _ in range(9):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
                break
        page.keyboard.type("True")
        page.keyboard.press("Enter")
        page.keyboard.type("False")
        page.keyboard.press(f"{MODIFIER}+Enter")
        report = example.locator(".pt-report")
        expect(report).to_be_focused()
        page.keyboard.press("Tab")
        inside = "document.activeElement.closest('.pt-example')?.id"
        assert page.evaluate(inside) == "gc_ex_old"


def test_a_screen_reader_is_told(visit):
    with visit("runtime/gc/") as page:
        voice = page.get_by_role("status").filter(has_text=re.compile("先猜|猜对|输出"))
        _switch(page).click()
        expect(voice).to_have_text(re.compile(r"这一页有 \d+ 段输出等你猜"))
        example = _open(page, "gc_ex_old")
        expect(example.get_by_role("textbox")).to_have_accessible_name(
            re.compile("它会印什么")
        )
        _guess(example, "True\nFalse")
        expect(voice).to_have_text(re.compile("^猜对了"))


def test_without_a_script_outputs_are_simply_shown(visit):
    with visit("runtime/gc/", java_script_enabled=False) as page:
        example = _open(page, "gc_ex_old")
        expect(example.locator(".pt-output")).to_be_visible()
        expect(page.locator(".pt-switch")).to_be_hidden()


def test_outputs_come_back_where_the_script_does_not_come(visit):
    with visit("runtime/gc/") as page:
        _switch(page).click()
        page.route("**/predict.js", lambda route: route.abort())
        page.reload()
        expect(_example(page, "gc_trigger").locator(".pt-result")).to_be_visible()
        expect(page.locator(".pt-switch")).to_be_hidden()


def test_the_switch_is_remembered_and_hides_before_the_first_paint(visit):
    with visit("runtime/refcount/") as page:
        _switch(page).click()
        waiting = []
        hold = lambda route: waiting.append(route)  # noqa: PLW0108, E731 # it is counted
        page.route("**/predict.js", hold)
        page.reload(wait_until="commit")
        result = _example(page, "refcount_cycle").locator(".pt-result")
        result.wait_for(state="attached")
        expect(result).to_be_hidden()
        page.wait_for_function("document.fonts.status === 'loaded'")
        while not waiting:
            page.evaluate("new Promise(requestAnimationFrame)")
        waiting[0].continue_()
        expect(_form(_example(page, "refcount_cycle"))).to_be_visible()
        expect(_switch(page)).to_have_attribute("aria-pressed", "true")
        expect(result).to_be_hidden()


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, PHONE])
def test_nothing_moves_while_a_page_loads(visit, viewport):
    with visit("runtime/refcount/", viewport=viewport) as page:
        page.wait_for_load_state("networkidle")
        assert page.evaluate(SHIFTS) < 0.01


def test_little_moves_while_a_page_with_hidden_outputs_loads(visit):
    with visit("runtime/refcount/") as page:
        _switch(page).click()
        page.reload()
        page.wait_for_load_state("networkidle")
        assert page.evaluate(SHIFTS) < 0.05


def test_predictions_survive_a_walk_through_the_site(visit):
    with visit("runtime/refcount/") as page:
        _switch(page).click()
        example = _example(page, "refcount_cycle")
        _guess(example, "不知道")
        said = example.locator(".pt-report").inner_text()
        _example(page, "refcount_zero").get_by_role("textbox").fill("还没写完")
        _walk(page, "循环垃圾回收", "垃圾回收")
        assert page.locator(".pt-output:visible").count() == 0
        _walk(page, "引用计数与对象头", "引用计数")
        expect(example.locator(".pt-output").first).to_be_visible()
        assert example.locator(".pt-report").inner_text() == said
        unfinished = _example(page, "refcount_zero").get_by_role("textbox")
        expect(unfinished).to_have_value("还没写完")


def test_walking_about_asks_nothing_twice(visit):
    with visit("runtime/refcount/") as page:
        _switch(page).click()
        forms = page.locator(".pt-ask").count()
        for _ in range(2):
            _walk(page, "循环垃圾回收", "垃圾回收")
            _walk(page, "引用计数与对象头", "引用计数")
        assert page.locator(".pt-ask").count() == forms
        assert page.locator(".pt-voice").count() == 1
        _switch(page).click()
        expect(_switch(page)).to_have_attribute("aria-pressed", "false")


def test_switching_on_again_begins_anew(visit):
    with visit("runtime/refcount/") as page:
        _switch(page).click()
        example = _example(page, "refcount_cycle")
        _guess(example, "不知道")
        _switch(page).click()
        _switch(page).click()
        expect(_form(example)).to_be_visible()
        expect(example.get_by_role("textbox")).to_have_value("")
        assert example.locator(".pt-report").count() == 0


def test_what_is_written_after_switching_on_again_is_kept(visit):
    with visit("runtime/gc/") as page:
        _switch(page).click()
        _open(page, "gc_ex_old").locator("textarea").evaluate(_WRITE, "半句")
        _walk(page, "引用计数与对象头", "引用计数")
        page.go_back()
        expect(page).to_have_title(re.compile("垃圾回收"))
        field = _open(page, "gc_ex_old").locator("textarea")
        expect(field).to_have_value("半句")


@pytest.mark.parametrize("on", [False, True], ids=["off", "on"])
def test_what_is_folded_away_is_asked_when_it_is_opened(visit, on):
    """Chromium's autofill would lay out every folded answer that has a field."""
    with visit("runtime/gc/") as page:
        if on:
            _switch(page).click()
        folded = page.locator("details:not([open])")
        assert folded.locator(".pt-example[data-predict]").count() > 2
        expect(folded.locator(".pt-ask")).to_have_count(0)
        expect(_form(_open(page, "gc_ex_old"))).to_be_visible()
        expect(folded.locator(".pt-ask")).to_have_count(0)


def test_on_paper_outputs_are_not_hidden(visit):
    with visit("runtime/refcount/") as page:
        _switch(page).click()
        page.emulate_media(media="print")
        expect(_example(page, "refcount_cycle").locator(".pt-result")).to_be_visible()


def test_a_phone_shows_the_whole_form(visit):
    with visit("runtime/refcount/", viewport=PHONE, has_touch=True) as page:
        _switch(page).tap()
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"]
        box = _form(_example(page, "refcount_cycle")).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
