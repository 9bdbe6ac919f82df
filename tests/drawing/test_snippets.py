"""The programs of the site that ask to be drawn: looking at them changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from paotong.drawn import drawn_html
from paotong.engine import Engine
from paotong.example import Example, Where
from paotong.recording import record, recording_of
from paotong.run import run_example
from paotong.trailer import parse_program
from paotong.verdict import Kind, judge

ROOT = Path(__file__).parents[2]
_LARGEST = 30_000  # bytes that one program may add to its page


def drawn_snippets() -> list[Example]:
    found = []
    for path in sorted((ROOT / "snippets").rglob("*.py")):
        program = parse_program(path.read_text("utf-8"))
        if program.wanted:
            where = Where(path.relative_to(ROOT).as_posix(), 1)
            found.append(Example(where, program, path, file=path))
    return found


DRAWN = drawn_snippets()


@pytest.mark.parametrize("example", DRAWN, ids=[e.name for e in DRAWN])
def test_recording_changes_no_output_and_comes_to_the_end(example):
    engine = Engine.at(ROOT)
    if unable := engine.why_not_run(example):
        pytest.skip(unable.reason)
    run = run_example(example)
    assert judge(example, run, engine.lane).kind == Kind.VERIFIED
    recorded = record(example, run, engine.lane)
    found = recording_of(recorded)
    assert found is not None, recorded.drawn
    assert found.output == run.output
    assert found.stopped == ""
    assert len(drawn_html(example.program, recorded).encode()) < _LARGEST


def test_the_site_shows_diagrams_and_steps():
    assert len([e for e in DRAWN if e.program.wanted.diagram]) >= 11
    assert len([e for e in DRAWN if e.program.wanted.steps]) >= 6
