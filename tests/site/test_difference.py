"""How a prediction is compared with an output, in the browser that compares them."""

from __future__ import annotations

import pytest

PROGRAM = 'print("共享内层:", a[0] is b[0])\nprint(f"{name}: {value}")'
TRACEBACK = """\
开始
Traceback (most recent call last):
  File "a.py", line 3, in <module>
    1 / 0
    ~~^~~
ZeroDivisionError: division by zero"""


@pytest.fixture(scope="module")
def asked(chromium, address):
    """What a function of difference.js answers."""
    page = chromium.new_page()
    page.goto(address)
    call = """async ([name, words]) => {
        const beside = document.querySelector("script[src$='/predict.js']").src;
        return (await import(new URL("difference.js", beside)))[name](...words);
    }"""

    def asked(name, *words):
        return page.evaluate(call, [name, words])

    yield asked
    page.close()


@pytest.fixture(scope="module")
def compared(asked):
    """A prediction compared with an output."""
    return lambda guess, output, loose=(), program=PROGRAM: asked(
        "compare", guess, output, list(loose), program
    )


@pytest.mark.parametrize(
    ("guess", "output", "loose"),
    [
        ("1\n2", "1\n2", ()),
        ("1  \n2\n\n", "1\n2", ()),
        ("", "", ()),
        ("共享内层: True", "共享内层: True", ()),
        ("True", "共享内层: True", ()),
        ("共享内层：True", "共享内层: True", ()),
        ("[1,  2]", "[1, 2]", ()),
        ("ZeroDivisionError", "ZeroDivisionError: division by zero", ()),
        (f"开始\n{TRACEBACK.splitlines()[-1]}", TRACEBACK, ()),
        ("开始\nZeroDivisionError", TRACEBACK, ()),
        (TRACEBACK, TRACEBACK, ()),
        ("用了 9.5 秒", "用了 0.31 秒", ("measured",)),
        ("1,234,567 字节", "99 字节", ("measured",)),
        ("b\na", "a\nb", ("unordered",)),
        ("3.14", "3.14159", ("approx",)),
    ],
)
def test_what_says_the_same_is_right(compared, guess, output, loose):
    assert compared(guess, output, loose)["right"]


@pytest.mark.parametrize(
    ("guess", "output", "loose"),
    [
        ("2\n1", "1\n2", ()),
        ("1", "1\n2", ()),
        ("1\n2\n3", "1\n2", ()),
        ("", "1", ()),
        ("1", "", ()),
        ("False", "共享内层: True", ()),
        ("True", "别的标签: True", ()),
        ("KeyError", TRACEBACK, ()),
        ("用了 9.5 分", "用了 0.31 秒", ("measured",)),
        ("9.5", "0.31", ()),
        ("a\na", "a\nb", ("unordered",)),
        ("3.15", "3.14159", ("approx",)),
    ],
)
def test_what_says_something_else_is_not(compared, guess, output, loose):
    assert not compared(guess, output, loose)["right"]


def test_only_the_same_signs_are_called_exact(compared):
    assert compared("共享内层: True", "共享内层: True")["exact"]
    assert not compared("True", "共享内层: True")["exact"]
    assert not compared("9 秒", "8 秒", ["measured"])["exact"]


def test_lines_are_aligned_before_they_differ(compared):
    found = compared("a\nb\nd", "a\nc\nb\nd")
    assert [row["kind"] for row in found["rows"]] == ["same", "missing", "same", "same"]
    assert found["hits"] == 3


def test_lines_that_do_not_agree_are_paired(compared):
    found = compared("a\nx\nb\ny", "a\nz\nb")
    kinds = [row["kind"] for row in found["rows"]]
    assert kinds == ["same", "changed", "same", "extra"]
    assert found["rows"][1] == {"kind": "changed", "guess": "x", "line": "z"}


def test_a_value_that_is_wrong_is_compared_with_the_value(compared):
    (row,) = compared("False", "共享内层: True")["rows"]
    assert (row["label"], row["line"]) == ("共享内层: ", "True")


@pytest.mark.parametrize("guess", ["{'a': 2}", "'a: 1'", '["x:y"]', "(a: 1)"])
def test_a_colon_in_a_value_is_no_label(compared, guess):
    (row,) = compared(guess, "共享内层: {'a': 1}")["rows"]
    assert (row["label"], row["line"]) == ("共享内层: ", "{'a': 1}")


def test_a_label_with_brackets_is_compared_as_it_is(asked):
    program, line = 'print("f(0) 之后:", x)', "f(0) 之后: True"
    (row,) = asked("compare", "f(0) 之后: False", line, [], program)["rows"]
    assert (row.get("label", ""), row["line"]) == ("", line)


def test_a_label_that_is_written_otherwise_is_compared(compared):
    (row,) = compared("内层：True", "共享内层: True")["rows"]
    assert (row.get("label", ""), row["line"]) == ("", "共享内层: True")


def test_very_long_outputs_are_compared_too(compared):
    lines = [str(number) for number in range(3000)]
    assert not compared("\n".join(lines[1:]), "\n".join(lines))["right"]


@pytest.mark.parametrize(
    ("guess", "line", "mine", "real"),
    [
        ("内层: 1", "外层: 1", ["-内", "=层: 1"], ["-外", "=层: 1"]),
        ("x: False", "x: True", ["=x: ", "-False"], ["=x: ", "-True"]),
        ("count1", "count2", ["=count", "-1"], ["=count", "-2"]),
        ("[1, 2]", "[1, 2, 3]", ["=[1, 2]"], ["=[1, 2", "-, 3", "=]"]),
        ("", "a", [], ["-a"]),
    ],
)
def test_two_lines_differ_in_signs_and_in_whole_words(asked, guess, line, mine, real):
    sides = asked("pieces", guess, line)
    said = [[f"{'-='[p['same']]}{p['text']}" for p in side] for side in sides]
    assert said == [mine, real]
