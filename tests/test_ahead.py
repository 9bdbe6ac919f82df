"""What is missing runs ahead, several at a time; its verdict is as if it ran alone."""

from __future__ import annotations

import json
import threading
import time

import pytest

from paotong import engine as engines
from paotong.ahead import Ahead
from paotong.engine import Engine
from paotong.slots import Slots, needs_quiet
from paotong.verdict import Kind
from tests.made import RIGHT, fence, include
from tests.test_run_ends import left, running

WRONG = "print(4)\n\n# Output:\n# 3\n"
TIMES = "import time\ntime.perf_counter()\nprint(3)\n\n# Output:\n# 3\n"


def jobs(project):
    return [(example, "random") for example in project.page().examples]


@pytest.fixture
def engine_with(make_project):
    """An engine with so many slots over a page that shows these programs."""

    def make(count, *programs):
        names = {f"{number}.py": text for number, text in enumerate(programs)}
        project = make_project("".join(map(include, names)), names)
        found = project.engine
        project.engine = Engine(found.project, found.store, found.lane, Slots(count))
        made.append(project.engine.ahead)
        return project

    made: list[Ahead] = []
    yield make
    for ahead in made:
        ahead.stop()


def test_what_ran_ahead_does_not_run_again(engine_with, runs):
    project = engine_with(2, RIGHT, RIGHT + "\n", "print(3)\n# Output:\n# 3\n")
    project.engine.run_ahead(jobs(project))
    verdicts = [project.engine.verify(*job) for job in jobs(project)]
    assert all(verdict.good for verdict in verdicts)
    assert len(runs) == 3


def test_its_verdict_is_that_of_running_alone(engine_with):
    project = engine_with(2, RIGHT, WRONG, "raise KeyError(1)\n")
    project.engine.run_ahead(jobs(project))
    ahead = [project.engine.verify(*job) for job in jobs(project)]
    alone = [project.engine.verify(*job) for job in jobs(project)]
    assert [v.kind for v in ahead] == [Kind.VERIFIED, Kind.MISMATCH, Kind.FAILED]
    assert [(v.kind, v.message, v.recorded) for v in ahead] == [
        (v.kind, v.message, v.recorded) for v in alone
    ]


def test_what_is_kept_is_not_run_ahead(engine_with, runs):
    project = engine_with(2, RIGHT)
    project.engine.verify(*jobs(project)[0])
    project.engine.run_ahead(jobs(project))
    assert project.engine.ahead.take(*jobs(project)[0]) is None
    assert len(runs) == 1


def overlapping(monkeypatch, seconds=0.1):
    """Counts how many programs run at a time; returns the list of these counts."""
    real, lock, now, seen = engines.run_example, threading.Lock(), [], []

    def run(example, seed):
        with lock:
            now.append(example)
            seen.append(len(now))
        time.sleep(seconds)
        try:
            return real(example, seed)
        finally:
            with lock:
                now.remove(example)

    monkeypatch.setattr(engines, "run_example", run)
    return seen


def test_as_many_run_at_a_time_as_there_are_slots(engine_with, monkeypatch):
    seen = overlapping(monkeypatch)
    project = engine_with(3, *(RIGHT + "\n" * n for n in range(6)))
    project.engine.run_ahead(jobs(project))
    for job in jobs(project):
        assert project.engine.verify(*job).good
    assert max(seen) == 3


def test_what_reads_a_clock_runs_alone(engine_with, monkeypatch):
    seen = overlapping(monkeypatch)
    project = engine_with(3, *(TIMES + "\n" * n for n in range(3)))
    project.engine.run_ahead(jobs(project))
    for job in jobs(project):
        assert project.engine.verify(*job).good
    assert seen == [1, 1, 1]


SLEEPS = "import time\ntime.perf_counter()\ntime.sleep(0)\nprint(3)\n# Output:\n# 3\n"


def test_what_only_waits_takes_nobodys_slot(engine_with, monkeypatch):
    seen = overlapping(monkeypatch)
    project = engine_with(1, *(SLEEPS + "\n" * n for n in range(3)), RIGHT)
    project.engine.run_ahead(jobs(project))
    for job in jobs(project):
        assert project.engine.verify(*job).good
    assert max(seen) == 4


def test_what_went_wrong_in_company_runs_once_more_alone(engine_with, monkeypatch):
    seen = overlapping(monkeypatch)
    project = engine_with(2, WRONG, WRONG + "\n")
    project.engine.run_ahead(jobs(project))
    for job in jobs(project):
        assert project.engine.verify(*job).kind == Kind.MISMATCH
    assert sorted(seen) == [1, 1, 1, 2]


def test_the_longest_starts_first(engine_with, monkeypatch):
    real, order = engines.run_example, []

    def run(example, seed):
        order.append(example.name)
        return real(example, seed)

    monkeypatch.setattr(engines, "run_example", run)
    project = engine_with(1, RIGHT, RIGHT + "\n", RIGHT + "\n\n")
    file = project.engine.ahead.durations
    file.parent.mkdir(parents=True)
    known = {"snippets/0.py": 0.1, "snippets/1.py": 9.0, "snippets/2.py": 5.0}
    file.write_text(json.dumps(known))
    project.engine.run_ahead(jobs(project))
    for job in jobs(project):
        project.engine.verify(*job)
    project.engine.ahead.finish()
    assert order == ["1.py", "2.py", "0.py"]
    assert json.loads(file.read_text())["snippets/1.py"] < 9


def test_stopping_ends_what_runs_and_what_waits(engine_with):
    endless = "while True: pass\n\n# Timeout: 3\n"
    project = engine_with(2, *(endless + "\n" * n for n in range(4)))
    project.engine.run_ahead(jobs(project))
    deadline = time.monotonic() + 60
    while not running(str(project.root)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert running(str(project.root))
    project.engine.ahead.stop()
    assert not left(str(project.root))
    assert project.engine.verify_anew(project.example(), "1").run.stopped != "interrupt"


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("import timeit", True),
        ("time.perf_counter()", True),
        ("time.perf_counter()\ntime.sleep(1)", False),
        ("print('time')", False),
        ("import datetime", False),
    ],
)
def test_a_clock_is_known_by_its_name(make_project, text, quiet):
    assert needs_quiet(make_project(fence(text)).example()) is quiet


def test_who_stops_waiting_for_quiet_lets_the_others_in(monkeypatch):
    slots = Slots(2)
    with slots.turn():

        def interrupt(_):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(slots._changed, "wait_for", interrupt)
            with pytest.raises(KeyboardInterrupt), slots.turn(alone=True):
                pass
        with slots.turn() as turn:
            assert turn.company
