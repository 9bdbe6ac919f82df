"""Trailers: how a program and its record are told apart, and what is refused."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from paotong.comments import comment, uncomment
from paotong.trailer import (
    DEFAULT_TIMEOUT,
    Program,
    TrailerError,
    parse_program,
)
from tests.made import lane


def parse(text: str) -> Program:
    return parse_program(cleandoc(text))


def refused(text: str) -> TrailerError:
    with pytest.raises(TrailerError) as raised:
        parse(text)
    return raised.value


def test_a_program_is_split_from_its_output():
    program = parse("""
        print(3)

        # Output:
        # 3
    """)
    assert program.code == "print(3)"
    assert [block.text for block in program.outputs] == ["3"]
    assert program.text == "print(3)\n\n# Output:\n# 3"


def test_a_block_knows_its_lines_in_the_program():
    program = parse("""
        print(3)

        # Output (linux):
        # 3

        # Output:
        # 4
        # 5
    """)
    assert [(b.start, b.stop) for b in program.outputs] == [(2, 4), (5, 8)]


@pytest.mark.parametrize(
    "text", ["print(3)", "print(3)\n# a comment", "# only\n# comments", "", "\n\n"]
)
def test_a_program_without_trailers_is_all_code(text):
    program = parse_program(text)
    assert program.code == text.rstrip()
    assert (program.outputs, program.raises) == ((), ())
    assert program.timeout == DEFAULT_TIMEOUT


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    return 1\n    # Output:\n    # 2",
        'print("""\n# Output:\n# 2\n""")',
    ],
)
def test_what_looks_like_a_trailer_inside_the_code_is_code(code):
    program = parse_program(f"{code}\n\n# Output:\n# 1\n")
    assert program.code == code
    assert [block.text for block in program.outputs] == ["1"]


def test_a_comment_before_the_trailers_stays_in_the_program():
    program = parse_program("x = 1\n# why\n\n# Output:\n# 1")
    assert program.code == "x = 1\n# why"


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("# Output:", ""),
        ("# Output: 3", "3"),
        ("# Output: 3\n# 4", "3\n4"),
        ("# Output:\n# a\n#\n# b", "a\n\nb"),
        ("# Output:\n#\n# a", "\na"),
        ("# Output:\n#   indented", "  indented"),
        ("# Output:\n#tight", "tight"),
        ("# Output:\n# a \n#", "a"),
        ("# Output:\n# Raises: no trailer", "Raises: no trailer"),
        ("# Output:\n# # a comment", "# a comment"),
        ("#Output:\n# 3", "3"),
        ("# Output (linux):\n# 3", "3"),
        ("# Output(linux):\n# 3", "3"),
        ("# Output:   \n# 3", "3"),
    ],
)
def test_the_text_of_an_output(block, text):
    assert parse_program(f"x = 1\n\n{block}\n").outputs[0].text == text


@pytest.mark.parametrize(
    "text", ["a", "a\nb", "a\n\nb", "\na", "  a", "# a", "Output:\n3", "```", ">>> a"]
)
def test_an_output_survives_being_recorded(text):
    recorded = "\n".join(["x = 1", "", "# Output:", *comment(text)])
    assert parse_program(recorded).outputs[0].text == text
    assert "\n".join(uncomment(line) for line in comment(text)) == text


def test_no_output_is_recorded_as_no_lines():
    assert comment("") == []


@pytest.mark.parametrize(
    ("version", "text"), [("3.11.0", "old"), ("3.13.0", "mid"), ("3.14.2", "new")]
)
def test_the_first_block_whose_conditions_hold_is_the_one(version, text):
    program = parse("""
        x = 1

        # Output (>=3.14):
        # new

        # Output (>=3.12):
        # mid

        # Output:
        # old
    """)
    block = program.output_on(lane(version))
    assert block is not None
    assert block.text == text
    assert program.runs_on(lane(version))


@pytest.mark.parametrize(
    ("trailer", "runs"),
    [
        ("", True),
        ("# Output:", True),
        ("# Output (>=3.99):\n# 1", False),
        ("# Raises: KeyError: 1", True),
        ("# Raises (>=3.99): KeyError: 1", False),
        ("# Raises (>=3.99): KeyError: 1\n\n# Output:\n# 1", True),
        ("# Raises: KeyError: 1\n\n# Output (>=3.99):\n# 1", True),
        ("# Timeout: 9", True),
    ],
)
def test_a_program_runs_where_a_record_holds(trailer, runs):
    program = parse_program(f"x = 1\n\n{trailer}")
    assert program.runs_on(lane("3.14.1")) is runs


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("# Raises: KeyError: 'a'", "KeyError: 'a'"),
        ("# Raises: ValueError: one\n# two", "ValueError: one\ntwo"),
        ("# Raises (linux): OSError", "OSError"),
        ("# Raises: E: 1\n# Timeout: 3", "E: 1"),
    ],
)
def test_the_text_of_an_exception(block, text):
    assert parse_program(f"x = 1\n\n{block}\n").raises[0].text == text


def test_one_line_trailers_may_share_a_block():
    program = parse_program("x\n\n# Timeout: 120\n# Raises: E: 1\n# Output:\n# 3")
    assert program.timeout == 120
    assert [block.text for block in program.raises] == ["E: 1"]
    assert [block.text for block in program.outputs] == ["3"]


@pytest.mark.parametrize("seconds", ["120", "0.5", "3600", " 7 "])
def test_a_timeout_is_in_seconds(seconds):
    assert parse_program(f"x\n\n# Timeout: {seconds}").timeout == float(seconds)


@pytest.mark.parametrize("seconds", ["", "soon", "0", "-1", "3601", "nan", "2 min"])
def test_a_timeout_that_is_no_time_is_refused(seconds):
    error = refused(f"x\n\n# Timeout: {seconds}")
    assert str(error) == (
        f"'{seconds}' after Timeout is no time; write seconds, such as 120"
    )
    assert error.line == 2


@pytest.mark.parametrize(
    ("word", "hint"),
    [("Outputs", " Did you mean 'Output'?"), ("Raise", " Did you mean 'Raises'?")],
)
def test_an_unknown_trailer_is_refused_with_the_nearest(word, hint):
    error = refused(f"x = 1\n\n# {word}: 3")
    assert str(error) == (
        f"unknown trailer '{word}'; known trailers: Output, Raises, Guess, Timeout, "
        f"Diagram, Steps.{hint}"
        " A comment that belongs to the program stands before its trailers."
    )
    assert error.line == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x\n\n# Output:\n# 1\n\n# a note", 5),
        ("x\n\n# Output:\n# 1\n\n# 2", 5),
        ("x\n\n# Timeout: 3\n\n# Note: this", 4),
    ],
)
def test_what_follows_a_trailer_is_a_trailer(text, line):
    error = refused(text)
    assert "unknown trailer" in str(error)
    assert error.line == line


@pytest.mark.parametrize("word", ["Output", "Raises"])
@pytest.mark.parametrize("label", ["", " (linux)"])
def test_a_block_that_is_never_reached_is_refused(word, label):
    error = refused(f"x\n\n# {word}: 1\n\n# {word}{label}: 2")
    assert f"this {word} is never reached" in str(error)
    assert error.line == 4


def test_looseness_alone_leaves_nothing_for_a_later_block():
    error = refused("x\n\n# Output (unordered):\n# 1\n\n# Output:\n# 2")
    assert "never reached" in str(error)


def test_an_unknown_label_names_its_line():
    error = refused("x\n\n# Output (linux):\n# 1\n\n# Output (unorderd):\n# 2")
    assert str(error).endswith("Did you mean 'unordered'?")
    assert error.line == 5


@pytest.mark.parametrize(
    "line",
    [
        "# Output：",
        "# Output（>=3.11）：",
        "# Output (>=3.11)：",
        "# output:",
        "# OUTPUT",
        "# 输出：",
        "# Raises：ValueError: 3",
        "# diagram: a",
        "# Steps：a，b",
    ],
)
def test_what_only_looks_like_a_trailer_is_refused(line):
    with pytest.raises(TrailerError, match="looks like a trailer") as refused:
        parse_program(f"print(3)\n\n{line}\n# 3")
    assert refused.value.line == 2


def test_a_record_before_the_end_of_the_program_is_refused():
    with pytest.raises(TrailerError, match="after the last line of the program"):
        parse_program("x = 1\n# Output:\n# 2\ny = 3\n\n# Output:\n# 1")


def test_names_to_be_drawn_are_read_over_lines_and_beside_other_trailers():
    program = parse("""
        a = b = c = 1

        # Diagram: a, 名字
        # Steps: b,
        # c
        # Timeout: 5
    """)
    assert program.wanted.diagram == ("a", "名字")
    assert program.wanted.steps == ("b", "c")
    assert (program.wanted.line("Diagram"), program.wanted.line("Steps")) == (2, 3)
    assert (program.code, program.timeout) == ("a = b = c = 1", 5)


def test_a_program_asks_for_no_drawing_unless_it_says_so():
    assert not parse("print(3)\n\n# Output:\n# 3").wanted


@pytest.mark.parametrize("word", ["Output", "Guess"])
def test_a_drawing_that_would_be_a_line_of_an_output_is_refused(word):
    error = refused(f"a = 1\n\n# {word}:\n# 1\n# Steps: a, b")
    assert f"'# Steps: a, b' stands right under {word}" in str(error)
    assert "leave an empty line before it" in str(error)
    assert error.line == 4


def test_a_program_may_print_how_many_steps_there_are():
    program = parse("print('Steps: 3')\n\n# Output:\n# Steps: 3")
    assert program.outputs[0].text == "Steps: 3"


@pytest.mark.parametrize(
    ("trailer", "message"),
    [
        ("# Diagram:", "Diagram names nothing"),
        ("# Steps: a,", "'' after Steps is no name"),
        ("# Steps: a b", "'a b' after Steps is no name"),
        ("# Diagram: for", "'for' after Diagram is no name"),
        ("# Diagram: a.b", "'a.b' after Diagram is no name"),
        ("# Diagram: a, b, a", "'a' stands twice after Diagram"),
        ("# Diagram: a\n# Diagram: b", "Diagram stands twice"),
        ("# Steps (linux): a", "Steps takes no labels"),
        ("# Diagram (): a", "Diagram takes no labels"),
    ],
)
def test_names_that_can_not_be_drawn_are_refused(trailer, message):
    error = refused(f"a = 1\n\n{trailer}")
    assert message in str(error)
    assert error.line == 2 + trailer.count("\n")
