"""Comparing what a program printed with what is recorded."""

from __future__ import annotations

import pytest

from paotong.compare import lines_of, matches, uses_wildcard


def agree(expected: str, actual: str, *loose: str) -> bool:
    return matches(expected, actual, frozenset(loose))


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("", ""),
        ("", " \n\n"),
        ("3", "3"),
        ("3", "3\n"),
        ("3\n\n", "3"),
        ("a  \nb\t", "a\nb"),
        ("a\nb", "a   \nb\n \n"),
        ("a\n\nb", "a\n   \nb"),
        ("对象", "对象"),
    ],
)
def test_spaces_at_the_end_of_lines_and_text_do_not_count(expected, actual):
    assert agree(expected, actual)


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("3", ""),
        ("", "3"),
        ("3", "33"),
        ("a", "A"),
        ("a", " a"),
        ("a", "\na"),
        ("a b", "a  b"),
        ("a\nb", "a"),
        ("a", "a\nb"),
        ("a\nb", "b\na"),
        ("a\nb", "a\n\nb"),
        ("1.0", "1"),
        ("[x]+", "xx"),
        (".*", "anything"),
    ],
)
def test_everything_else_counts(expected, actual):
    assert not agree(expected, actual)


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("<object at ...>", "<object at 0x7f>"),
        ("a...", "a"),
        ("...b", "ab"),
        ("a...c...e", "abcde"),
        ("(...) [...]", "(1) [2]"),
        ("...", ""),
        ("...", "a\nb\nc"),
        ("a\n...", "a"),
        ("a\n...\nz", "a\nz"),
        ("a\n...\nz", "a\nb\nz\nz"),
        ("...\nz", "a\nz"),
        ("  ...", "a\nb"),
        ("...\n...", "a"),
        ("...\nb\n...\nd", "b\na\nb\nc\nd"),
    ],
)
def test_dots_stand_for_anything_in_a_line_or_for_lines(expected, actual):
    assert agree(expected, actual)


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("a...c", "a\nc"),
        ("a...c", "abcd"),
        ("a.c...", "abc"),
        ("a\n...", "b"),
        ("...\nz", "z\na"),
        ("a\n...\nm\n...\nz", "a\nz"),
        ("a...", "a\nb"),
        ("a ...", "a"),
    ],
)
def test_dots_do_not_hide_what_stands_around_them(expected, actual):
    assert not agree(expected, actual)


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        ("a\nb\nc", "c\na\nb", True),
        ("a\na\nb", "a\nb\na", True),
        ("a\na\nb", "a\nb\nb", False),
        ("a\nb", "a\nb\nc", False),
        ("a\nb\nc", "a\nb", False),
        ("a\nb", "a\nc", False),
        ("a...\nab", "ab\nac", True),
        ("ab\na...", "ab\nac", True),
        ("a...\n...b\nab", "ab\nxb\nax", True),
        ("a...\na...", "ax\nbx", False),
        ("a\n...", "x\na\ny", True),
        ("a\n...", "a", True),
        ("a\n...", "x\ny", False),
        ("", "", True),
    ],
)
def test_unordered_pairs_each_line_with_one(expected, actual, same):
    assert agree(expected, actual, "unordered") is same


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("0.5 s", "12.25 s"),
        ("7 bytes", "1,234,567 bytes"),
        ("1,234 bytes", "99 bytes"),
        ("1e-05", "3.2"),
        ("a    3 ms", "a 1234 ms"),
        ("-3", "3"),
        ("at ... after 3 s", "at home after 4 s"),
        (".5", "0.25"),
    ],
)
def test_measured_ignores_numbers_and_their_alignment(expected, actual):
    assert agree(expected, actual, "measured")
    assert not agree(expected, actual)


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("3 ms", "3 s"),
        ("slow: 3", "fast: 3"),
        ("3", "three"),
        ("3", "3 3"),
        ("3\n4", "3"),
        ("True", "1"),
    ],
)
def test_measured_still_compares_the_words(expected, actual):
    assert not agree(expected, actual, "measured")


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        ("0.12", "0.1234", True),
        ("0.12", "0.125", True),
        ("0.12", "0.1251", False),
        ("0.12", "0.115", True),
        ("0.12", "0.1149", False),
        ("0.120", "0.1234", False),
        ("-0.12", "0.12", False),
        ("1.5e-03", "0.00149", True),
        ("1.5e-03", "0.00156", False),
        ("1.50E+10", "15040000000", True),
        ("100", "100.4", True),
        ("100", "101", False),
        ("loss 0.12", "loss 0.1211", True),
        ("loss 0.12", "cost 0.12", False),
        ("1 2", "1", False),
        ("1", "1 2", False),
        ("(1.0, 2.0)", "(1.04, 1.96)", True),
        ("(1.0, 2.0)", "(1.04, 1.94)", False),
        ("nan", "nan", True),
        ("9" * 400, "9" * 400, True),
        ("1e400", "1e400", True),
    ],
)
def test_approx_compares_to_the_digits_as_written(expected, actual, same):
    assert agree(expected, actual, "approx") is same


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        ("0.12 after ... s", "0.121 after 37.5 s", True),
        ("0.12 after ... s", "0.131 after 37.5 s", False),
        ("<a at ...> 0.12", "<a at 0x7f> 0.119", True),
        ("<a at ...> 0.12", "<a at 0x7f> 0.219", False),
        ("a\n...\n0.12", "a\nb\n0.1203", True),
    ],
)
def test_dots_mean_the_same_under_approx(expected, actual, same):
    assert agree(expected, actual, "approx") is same


@pytest.mark.parametrize(
    ("word", "expected", "actual"),
    [
        ("approx", "a 0.10\nb 0.20", "b 0.2001\na 0.0999"),
        ("measured", "a 0.10\nb 0.20", "b 5\na 7"),
    ],
)
def test_unordered_goes_together_with_loose_numbers(word, expected, actual):
    assert agree(expected, actual, "unordered", word)
    assert not agree(expected, actual, word)
    assert not agree(expected, actual, "unordered")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n \n", []),
        ("a", ["a"]),
        ("a \n\n b\n\n", ["a", "", " b"]),
        ("\na", ["", "a"]),
        ("a\x0cb\u2028c", ["a\x0cb\u2028c"]),
    ],
)
def test_lines_of_a_text_are_those_that_count(text, lines):
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "used"), [("a ... b", True), ("...", True), ("a .. b", False), ("", False)]
)
def test_a_wildcard_is_seen(text, used):
    assert uses_wildcard(text) is used
