"""The keyboard: the theme's keys, where they must not act, and what tells of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.site.deploys import small_site

PAGES = {
    "index.md": "# 首页\n\n文字。\n",
    "middle.md": """\
# 中间

```python predict="1"
tags = []
tags.append("Python")
print(len(tags))

# Output:
# 1

# Steps: tags
```
""",
    "last.md": "# 末页\n\n文字。\n",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A small site of three pages, one after the other."""
    with small_site(tmp_path_factory.mktemp("keys"), PAGES) as address:
        yield address


@pytest.fixture
def page(chromium, address):
    """The page in the middle."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}middle/")
    page.wait_for_selector(".pt-ask textarea")
    yield page
    context.close()


def heading(page):
    return page.locator("article h1")


@pytest.mark.parametrize("key", ["f", "s", "/"])
def test_a_key_begins_a_search_and_escape_ends_it(page, key):
    page.keyboard.press(key)
    field = page.locator(".md-search__input")
    expect(field).to_be_focused()
    assert field.input_value() == ""
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    assert not page.locator("#__search").is_checked()


@pytest.mark.parametrize(
    ("key", "title"), [("p", "首页"), (",", "首页"), ("n", "末页"), (".", "末页")]
)
def test_a_key_turns_the_page(page, key, title):
    page.keyboard.press(key)
    expect(heading(page)).to_contain_text(title)
    page.keyboard.press({"p": "n", ",": ".", "n": "p", ".": ","}[key])  # and back
    expect(heading(page)).to_contain_text("中间")


@pytest.mark.parametrize("key", ["f", "s", "/", "p", ",", "n", ".", "?"])
def test_while_a_prediction_is_written_keys_are_letters(page, key):
    field = page.locator(".pt-ask textarea")
    field.press(key)
    assert field.input_value() == key
    page.locator(".pt-ask button[type=submit]").click()  # what a key did would show
    assert "中间" in heading(page).inner_text()
    assert not page.locator("#__search").is_checked()
    assert not page.locator(".pt-keys[open]").count()


def test_arrows_step_and_other_keys_stay_the_themes(page):
    page.locator(".pt-ask button", has_text="直接看").click()
    page.locator(".pt-begin").click()
    note = page.locator(".pt-note")
    expect(note).to_contain_text("1/4")
    page.keyboard.press("ArrowRight")
    expect(note).to_contain_text("2/4")
    page.keyboard.press("End")
    expect(note).to_contain_text("4/4")
    page.keyboard.press("ArrowLeft")
    expect(note).to_contain_text("3/4")
    page.keyboard.press("n")
    expect(heading(page)).to_contain_text("末页")


def test_a_question_mark_shows_the_keys_until_escape(page):
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="键盘快捷键")
    expect(dialog).to_be_visible()
    assert "上一页" in dialog.inner_text()
    page.keyboard.press("n")  # goes nowhere while it is open
    page.keyboard.press("f")
    assert not page.locator("#__search").is_checked()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert "中间" in heading(page).inner_text()
    page.keyboard.press("n")
    expect(heading(page)).to_contain_text("末页")


def test_a_button_in_the_footer_of_every_page_shows_the_keys(page):
    opener = page.locator(".pt-keys-open")
    for key, title in (("n", "末页"), ("p", "中间")):
        page.keyboard.press(key)
        expect(heading(page)).to_contain_text(title)
        expect(opener).to_have_count(1)
    opener.click()
    expect(page.locator(".pt-keys[open]")).to_have_count(1)
    page.get_by_role("button", name="关闭").click()
    expect(opener).to_be_focused()


def test_every_key_that_is_told_of_does_something(page):
    """The table names the theme's keys, as its script has them."""
    page.keyboard.press("?")
    told = page.locator(".pt-keys kbd").all_inner_texts()
    assert {"/", "f", "s", "p", ",", "n", ".", "Esc", "Tab", "?"} <= set(told)


def test_tab_walks_through_the_page_in_its_order(page):
    """From the link that skips the header to the last button, never upwards."""
    places = """() => {
        const at = document.activeElement;
        const inside = Boolean(at.closest("article"));
        return [[...document.querySelectorAll("*")].indexOf(at), inside];
    }"""
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    inside = []
    while not page.locator(".pt-keys-open:focus").count():
        page.keyboard.press("Tab")
        place, in_text = page.evaluate(places)
        inside += [place] * in_text
        assert len(inside) < 40
    assert len(inside) > 4
    assert inside == sorted(inside)
