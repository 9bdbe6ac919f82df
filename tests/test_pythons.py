"""Which Pythons an output is for, and what its tab is called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paotong.pythons import PYTHONS, condition, readers_of, short, tab_title
from paotong.trailer import parse_program
from tests.made import lane

ROOT = Path(__file__).parents[1]
_GIL = "3.11 3.12 3.13 3.14"


def tabs(*labels: str) -> list[tuple[str, str]]:
    """The Pythons and the titles of the blocks of a record with these labels."""
    heads = [f"# Output ({label}):" if label else "# Output:" for label in labels]
    blocks = "\n\n".join(f"{head}\n# {n}" for n, head in enumerate(heads))
    program, here = parse_program(f"print()\n\n{blocks}"), lane("3.13.1")
    found = [(block, readers_of(block, program, here)) for block in program.outputs]
    return [(" ".join(readers), tab_title(b, readers, program)) for b, readers in found]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("",), [("3.11 3.12 3.13 3.14 3.14t", "其他版本")]),
        (
            (">=3.13", ""),
            [("3.13 3.14 3.14t", "3.13 起"), ("3.11 3.12", "3.11–3.12")],
        ),
        (
            (">=3.14", ">=3.12", ""),
            [("3.14 3.14t", "3.14 起"), ("3.12 3.13", "3.12–3.13"), ("3.11", "3.11")],
        ),
        (
            ("==3.12.*", ""),
            [("3.12", "3.12"), ("3.11 3.13 3.14 3.14t", "3.11、3.13、3.14")],
        ),
        (
            ("free-threaded", ""),
            [("3.14t", "自由线程"), ("3.11 3.12 3.13 3.14", "其他版本")],
        ),
        (
            (">=3.13, gil", "gil"),
            [("3.13 3.14", "3.13 起，有 GIL"), ("3.11 3.12", "3.11–3.12")],
        ),
        (
            (">=3.14, <3.14.5, gil", "gil"),
            [("", "3.14 起，3.14.5 之前，有 GIL"), (_GIL, "其他版本，有 GIL")],
        ),
        (("gil", "free-threaded"), [(_GIL, "有 GIL"), ("3.14t", "自由线程")]),
        (("gil",), [(_GIL, "有 GIL")]),
        ((">=3.99", ""), [("", "3.99 起"), ("3.11 3.12 3.13 3.14 3.14t", "其他版本")]),
        (("cuda",), [("", "有 GPU")]),
    ],
)
def test_a_tab_is_called_by_the_pythons_it_is_for(labels, expected):
    assert tabs(*labels) == expected


def test_a_system_is_named_beside_the_pythons():
    program = parse_program("print()\n\n# Output (linux, >=3.13):\n# 1")
    (block,) = program.outputs
    readers = readers_of(block, program, lane("3.13.1", system="linux"))
    assert tab_title(block, readers, program) == "3.13 起，Linux"
    assert readers_of(block, program, lane("3.13.1", system="windows")) == ()


def test_a_condition_is_said_in_a_few_words():
    program = parse_program("print()\n\n# Output (>=3.12, <3.14, gil):\n# 1")
    assert condition(program.outputs[0]) == "3.12 起，3.14 之前，有 GIL"


def test_a_lane_is_called_as_readers_call_theirs():
    assert short(lane("3.13.1")) == "3.13"
    assert short(lane("3.14.0", free_threaded=True)) == "3.14t"


def test_the_style_sheet_knows_every_python_that_can_be_remembered():
    text = (ROOT / "docs/assets/panel.css").read_text("utf-8")
    known = re.findall(r'html\[data-python="([^"]+)"\]', text)
    assert sorted(known) == sorted(PYTHONS * 2)  # to hide the others, and to show it


def test_the_sessions_verify_what_readers_may_use():
    sessions = (ROOT / "noxfile.py").read_text("utf-8")
    (listed,) = re.findall(r"^LANES = \[(.*)\]$", sessions, re.MULTILINE)
    assert tuple(re.findall(r'"([^"]+)"', listed)) == PYTHONS
