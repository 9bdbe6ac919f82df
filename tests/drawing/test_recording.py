"""Recording: a second run that is looked at, and what may go wrong with it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from paotong import recording
from paotong.recording import judge_recording, recording_of
from paotong.store import Store
from paotong.verdict import Kind
from paotong.watched import read_watched
from tests.made import MadeProject, lane

SHARED = """\
inner = [1]
outer = [inner, inner]
print(outer)

# Output:
# [[1], [1]]

"""


@pytest.fixture
def watched_runs(monkeypatch):
    """The programs that were run to be looked at."""
    seen = []
    real = recording.run_fresh

    def count(example, *rest):
        seen.append(example.name)
        return real(example, *rest)

    monkeypatch.setattr(recording, "run_fresh", count)
    return seen


def fault(make_program, text) -> str:
    verdict = make_program(text).verify()
    assert verdict.kind == Kind.FAILED
    assert verdict.message.startswith("docs/index.md:3: snippets/topic/program.py:")
    return str(verdict.message)


def test_a_diagram_shows_the_objects_as_they_are_at_the_end(record):
    found = record("a = [1]\nb = a\na.append(b)\na = 7", "# Diagram: a, b")
    assert [name.label for name in found.diagram.scopes[0].names] == ["a", "b"]
    assert found.diagram.scopes[0].names[0].text == "7"
    (thing,) = found.diagram.things
    assert [slot.target for slot in thing.slots] == [None, thing.number]
    assert not found.steps


def test_a_program_that_ends_with_an_exception_is_drawn(record):
    trailers = ("# Raises: ValueError: 坏了", "# Diagram: kept", "# Steps: kept")
    found = record('kept = [1]\nraise ValueError("坏了")', *trailers)
    assert found.diagram.things[0].kind == "list"
    assert found.steps[-1].error == "ValueError: 坏了"


def test_an_unchanged_program_draws_nothing(make_program, watched_runs, runs):
    project = make_program(SHARED + "# Diagram: outer\n")
    first = project.verify()
    second = MadeProject(project.root).verify()
    assert first == second
    assert second.run and second.run.drawn
    assert (len(runs), len(watched_runs)) == (1, 1)


def test_a_program_that_asks_for_no_drawing_is_not_looked_at(
    make_program, watched_runs
):
    assert make_program(SHARED).verify().run.drawn == ""
    assert not watched_runs


def test_what_is_wrong_anyway_is_not_drawn(make_program, watched_runs):
    assert (
        not make_program(SHARED.replace("# [[1]", "# [[2]") + "# Diagram: a\n")
        .verify()
        .good
    )
    assert not watched_runs


def test_a_drawing_of_another_engine_is_drawn_anew(
    make_program, watched_runs, monkeypatch
):
    project = make_program(SHARED + "# Diagram: outer\n")
    project.verify()
    monkeypatch.setattr(recording, "_observer", lambda: "another")
    assert "drawn" in project.engine.why_run(project.example())
    assert project.verify().good
    assert len(watched_runs) == 2


@pytest.mark.parametrize("drawn", ["", "{", "[]", "null", "{}"])
def test_a_broken_drawing_in_the_store_is_drawn_anew(make_program, watched_runs, drawn):
    project = make_program(SHARED + "# Diagram: outer\n")
    run = project.verify().run
    store = Store(project.root / ".paotong")
    example, here = project.example(), project.engine.lane
    store.put(example, here, "random", replace(run, drawn=drawn))
    assert project.verify().good
    assert len(watched_runs) == 2


def test_a_run_elsewhere_counts_whoever_drew_it(make_program, monkeypatch):
    project = make_program(SHARED + "# Diagram: outer\n")
    run = project.verify().run
    other = lane("3.99.0")
    project.engine.store.put(project.example(), other, "random", run)
    monkeypatch.setattr(recording, "_observer", lambda: "another")
    (elsewhere,) = project.engine.verified_elsewhere(project.example())
    assert elsewhere.lane == other


def test_the_same_program_gives_the_same_recording(make_program):
    text = """\
class Node:
    def __init__(self, name):
        self.name = name
        self.friends = set()


nodes = {Node("甲"), Node("乙"), Node("丙")}
words = {"甲", "乙", "丙", frozenset({"丁"})}
hashed = list({"一", "二", "三", "四", "五"})
for node in nodes:
    node.friends.update(words)

# Diagram: nodes, words, hashed
# Steps: words
"""
    project = make_program(text)
    drawn = {project.engine.verify_anew(project.example(), s).run.drawn for s in "123"}
    assert len(drawn) == 1


def test_the_output_readers_see_is_that_of_the_other_run(make_program, watched_runs):
    text = (
        "import random\nx = random.random()\nprint(x)\n\n# Output (measured):\n# 0.5\n"
    )
    run = make_program(text + "\n# Steps: x\n").verify().run
    found = recording_of(run)
    assert found and found.output != run.output


def test_a_name_that_does_not_exist_at_the_end_is_a_fault(make_program):
    found = fault(make_program, SHARED + "# Diagram: inner, outr\n")
    assert (
        ":8: Diagram names 'outr', which does not exist when the program ends" in found
    )
    assert "these do at the end: inner, outer. Did you mean 'outer'?" in found


def test_a_name_that_was_deleted_can_be_followed_but_not_drawn(make_program):
    text = "x = [1]\ndel x\n\n"
    assert make_program(text + "# Steps: x\n").verify().good
    assert "'x', which does not exist" in fault(make_program, text + "# Diagram: x\n")


def test_a_local_name_is_no_global_one(make_program):
    text = "def work():\n    inside = 1\n    return inside\n\n\nwork()\n\n"
    found = fault(make_program, text + "# Steps: inside\n")
    assert "'inside', which does not exist among the global names" in found


def test_looking_that_changes_the_output_is_a_fault(make_program):
    text = """\
import sys


def count(items):
    return sys.gettrace() is None


order = [1]
print(count(order))

# Output:
# True

# Steps: order
"""
    found = fault(make_program, text)
    assert (
        "while it is drawn, this program prints something else than recorded" in found
    )
    assert "      - True\n      + False" in found
    assert "pytest --accept" not in found


def test_a_program_that_leaves_early_can_not_be_drawn(make_program):
    text = "import os\n\nx = [1]\nos._exit(0)\n\n# Diagram: x\n"
    assert "leaves without coming to its end" in fault(make_program, text)


def test_records_that_a_program_breaks_are_a_fault(make_program):
    text = "x = 1\nopen('../drawn', 'w').write('(')\n\n# Diagram: x\n"
    assert "what was told of it is broken" in fault(make_program, text)


@pytest.mark.parametrize(
    "records",
    ["(", "1", "('step',)", "('end', 1, 2, 3)", "('end', ([], []), 5, [])", "('x')"],
)
def test_broken_records_are_refused(records):
    with pytest.raises(ValueError, match=r"."):
        read_watched(records)


def test_a_fault_of_drawing_leaves_other_verdicts_alone(make_program):
    project = make_program(SHARED)
    verdict = project.verify()
    assert verdict.run
    assert judge_recording(project.example(), verdict) is verdict
    broken = replace(verdict.run, drawn=json.dumps({"fault": "kaputt"}))
    judged = judge_recording(project.example(), replace(verdict, run=broken))
    assert judged.message == "docs/index.md:3: kaputt"


def test_accept_leaves_the_trailers_alone(make_program):
    project = make_program(
        SHARED.replace("# [[1]", "# [[2]") + "# Diagram: inner, outer\n"
    )
    assert project.pytest("--accept").returncode == 0
    assert (
        project.read("snippets/topic/program.py")
        == SHARED + "# Diagram: inner, outer\n"
    )
    assert project.pytest().returncode == 0


def test_accept_refuses_what_can_not_be_drawn(make_program):
    project = make_program(SHARED + "# Diagram: outr\n")
    told = project.pytest("--accept")
    assert told.returncode == 1
    assert "Diagram names 'outr'" in told.stdout


def test_pytest_verifies_that_the_names_exist(make_program):
    told = make_program(SHARED + "# Steps: outr\n").pytest()
    assert told.returncode == 1
    assert "Steps names 'outr', which does not exist" in told.stdout
