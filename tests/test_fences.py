"""Finding the fences of a page: where they stand, what they hold, what is wrong."""

from __future__ import annotations

import pytest

from paotong.fences import LINE_OPTION, Fence, find_fences, mark
from tests.made import fence

PROGRAM = "if True:\n    print(1)\n\nprint(2)"


def only(text: str) -> Fence:
    fences = find_fences(text)
    assert len(fences) == 1
    return fences[0]


NESTINGS = {
    "plain": ("", ""),
    "after a paragraph": ("text\n", ""),
    "admonition": ("!!! note\n\n", "    "),
    "details": ('??? note "t"\n\n', "    "),
    "open details": ("???+ note\n\n", "    "),
    "tab": ('=== "a"\n\n', "    "),
    "list": ("- item\n\n", "    "),
    "numbered list": ("1. item\n\n", "    "),
    "definition": ("term\n\n:   text\n\n", "    "),
    "footnote": ("[^1]:\n    text\n\n", "    "),
    "block quote": ("> text\n>\n", "> "),
    "nested quotes": ("> > text\n> >\n", "> > "),
    "tight quotes": (">> text\n>>\n", ">> "),
    "tab in tab": ('=== "a"\n\n    === "b"\n\n', "        "),
    "admonition in list": ("- item\n\n    !!! note\n\n", "        "),
    "tab in details in list": (
        '- item\n\n    ??? note\n\n        === "a"\n\n',
        "            ",
    ),
    "quote in admonition": ("!!! note\n\n    > text\n    >\n", "    > "),
    "list in quote": ("> - item\n>\n", ">     "),
    "indented by a tab": ("!!! note\n\n", "\t"),
    "indented by two tabs": ("- item\n\n\t!!! note\n\n", "\t\t"),
    "after a closed fence": ("```text\nx\n```\n", ""),
    "md_in_html": ('<div markdown="1">\n\n', ""),
}


@pytest.mark.parametrize(("before", "prefix"), NESTINGS.values(), ids=NESTINGS)
def test_a_fence_is_found_in_every_nesting(before, prefix):
    found = only(before + fence(PROGRAM, prefix) + "\nmore text\n")
    assert found == Fence(before.count("\n") + 1, PROGRAM, prefix)


@pytest.mark.parametrize(("before", "prefix"), NESTINGS.values(), ids=NESTINGS)
def test_crlf_changes_nothing(before, prefix):
    text = before + fence(PROGRAM, prefix)
    assert find_fences(text.replace("\n", "\r\n")) == find_fences(text)


@pytest.mark.parametrize(("before", "prefix"), NESTINGS.values(), ids=NESTINGS)
def test_marking_a_fence_finds_it_again_with_its_line(before, prefix):
    text = before + fence(PROGRAM, prefix)
    found = only(text)
    marked = "\n".join(mark(text.split("\n"), [found]))
    assert f'{prefix}```python {LINE_OPTION}="{found.line}"' in marked.split("\n")
    again = only(marked)
    assert (again.line, again.code, again.prefix) == (found.line, PROGRAM, prefix)


def test_fences_come_in_the_order_of_the_page():
    text = fence("a = 1") + "\n" + fence("b = 1", "> ") + "\n```py\nx\n```\n"
    found = [(f.line, f.code, bool(f.fault)) for f in find_fences(text)]
    assert found == [(1, "a = 1", False), (5, "b = 1", False), (9, "x", True)]


@pytest.mark.parametrize(
    "text",
    [
        "~~~python\nx = 1\n~~~\n",
        "~~~~ python\nx = 1\n~~~~\n",
        "``` python\nx = 1\n```\n",
        "`````python\nx = 1\n`````\n",
        "```python   \nx = 1\n```   \n",
        "```python\nx = 1\n```",
    ],
)
def test_every_way_to_write_a_fence(text):
    found = only(text)
    assert (found.line, found.code, found.fault) == (1, "x = 1", None)


@pytest.mark.parametrize("sign", ["````", "~~~", "~~~~"])
@pytest.mark.parametrize("language", ["text", "markdown", ""])
def test_a_fence_shown_inside_another_is_text(sign, language):
    assert find_fences(f"{sign}{language}\n{fence('x = 1')}{sign}\n") == []


def test_a_fence_after_one_that_shows_a_fence_is_found():
    text = f"````text\n{fence('x = 1')}````\n\n{fence('y = 2')}"
    assert (only(text).line, only(text).code) == (7, "y = 2")


def test_backticks_in_a_program_do_not_close_longer_ones():
    assert only("````python\n```\nx\n```\n````\n").code == "```\nx\n```"


@pytest.mark.parametrize("language", ["text", "console", "bash", "json", "markdown"])
def test_other_languages_are_not_ours(language):
    assert find_fences(f"```{language}\nx = 1\n```\n") == []


def test_python_named_in_a_sentence_is_no_fence():
    assert find_fences("Write ```` ```python ```` there, or `py`.\n") == []


@pytest.mark.parametrize("language", ["py", "python3", "pycon", "Python", "PY", "pyi"])
def test_an_alias_is_a_fault_that_names_the_word_to_write(language):
    assert only(f"```{language}\nx = 1\n```\n").fault == (
        f"'{language}' is not run here; write ```python, "
        "or ```text for code that is not meant to run"
    )


@pytest.mark.parametrize("header", ["{.python #a}", "{ .python .b }"])
def test_ids_and_classes_are_a_fault(header):
    assert only(f"```{header}\nx = 1\n```\n").fault == (
        "a python fence takes no id and no class; write ```python"
    )


def test_braces_without_id_and_class_are_a_fence():
    assert only("```{.python}\nx = 1\n```\n") == Fence(1, "x = 1")


@pytest.mark.parametrize(
    ("header", "options"),
    [
        ('title="a b.py"', {"title": "a b.py"}),
        ('hl_lines="1 3-4"', {"hl_lines": "1 3-4"}),
        ('linenums="1"', {"linenums": "1"}),
        ('title="a" linenums="5"', {"title": "a", "linenums": "5"}),
    ],
)
def test_known_options_are_kept(header, options):
    found = only(f"```python {header}\nx = 1\n```\n")
    assert (found.options, found.fault) == (options, None)
    text = "\n".join(mark([f"```python {header}", "x = 1", "```"], [found]))
    assert all(f'{name}="{value}"' in text for name, value in options.items())


@pytest.mark.parametrize(
    ("header", "option", "hint"),
    [
        ('exec="false"', "exec", ""),
        ('titel="a"', "titel", " Did you mean 'title'?"),
        ('hl_line="1"', "hl_line", " Did you mean 'hl_lines'?"),
        ('title="a" session="b"', "session", ""),
    ],
)
def test_an_unknown_option_is_a_fault(header, option, hint):
    assert only(f"```python {header}\nx = 1\n```\n").fault == (
        f"unknown option '{option}' of a python fence; known options: anchor, "
        f"hl_lines, linenums, predict, title.{hint} Every python fence runs: there is "
        "no option to switch that off"
    )


@pytest.mark.parametrize("code", ["", "\n", "\n   \n"])
def test_an_empty_fence_is_a_fault(code):
    assert only(f"```python\n{code}```\n").fault == "this python fence is empty"


ALMOST = {
    "never closed": ("```python\nx = 1\n", 1),
    "closed by another sign": ("```python\nx = 1\n~~~\n", 1),
    "closed by fewer signs": ("text\n\n````python\nx = 1\n```\n", 3),
    "never closed, in a quote": ("> ```python\n> x = 1\n\ntext\n", 1),
    "less indented inside": ("- a\n\n    ```python\n  x = 1\n    ```\n", 3),
    "closed outside its tab": ('=== "a"\n\n    ```python\n    x\n```\n', 3),
    "behind a bullet": ("- ```python\n  x = 1\n  ```\n", 1),
    "behind a number": ("1. ```python\n   x = 1\n   ```\n", 1),
    "an alias, never closed": ("```py\nx = 1\n", 1),
    "bare words as options": ("``` python notest:x\nx = 1\n```\n", 1),
}


@pytest.mark.parametrize(("text", "line"), ALMOST.values(), ids=ALMOST)
def test_what_only_looks_like_a_fence_is_a_fault(text, line):
    found = [fault for fault in find_fences(text) if fault.fault]
    assert [fault.line for fault in found] == [line]
    assert "looks like a Python fence, but Markdown does not read it" in (
        found[0].fault or ""
    )


def test_marking_leaves_other_lines_alone():
    lines = ["text", "```python", "x", "```", "```python"]
    marked = mark(lines, find_fences("\n".join(lines)))
    assert marked == ["text", f'```python {LINE_OPTION}="2"', "x", "```", "```python"]
