"""Programs with the same imports follow each other in one process."""

from __future__ import annotations

import threading

import pytest

from paotong.queues import Queue
from tests.made import fence


@pytest.fixture
def jobs(make_project):
    """Jobs with programs of these texts."""

    def make(*texts):
        page = "\n".join(fence(f"{text}\nprint({n})") for n, text in enumerate(texts))
        return [(example, "1") for example in make_project(page).page().examples]

    return make


def take_all(queue):
    taken = []
    while job := queue.take():
        taken.append(job)
        queue.done(job, 0.1)
    return taken


def test_one_thread_takes_the_jobs_in_their_order(jobs):
    wanted = jobs("import torch", "import numpy", "x = 1", "import torch")
    assert take_all(Queue(wanted)) == wanted


def test_a_second_thread_takes_what_imports_other_packages(jobs):
    first, second, other = jobs("import torch", "import torch", "import numpy")
    queue = Queue([first, second, other])
    assert [queue.take(), queue.take()] == [first, other]


def test_programs_without_packages_run_beside_each_other(jobs):
    one, two = jobs("x = 1", "y = 1")
    queue = Queue([one, two])
    assert [queue.take(), queue.take()] == [one, two]


def test_the_same_imports_under_another_hash_seed_are_another_family(jobs):
    (example, _), (other, _) = jobs("import torch", "import torch")
    wanted = [(example, "1"), (other, "1"), (example, "2")]
    queue = Queue(wanted)
    assert [queue.take(), queue.take()] == [wanted[0], wanted[2]]


@pytest.mark.parametrize(("later", "pays"), [(1.0, False), (2.5, True)])
def test_a_second_process_starts_where_enough_is_left_for_it(jobs, later, pays):
    queue = Queue(jobs(*["import torch"] * 8))
    for seconds in (5.0, later):
        job = queue.take()
        assert job
        queue.done(job, seconds)
    queue.take()
    family = next(iter(queue._left))
    assert queue._may_begin(family) is pays


def test_who_waits_for_a_process_goes_on_when_it_is_free(jobs):
    first, second = jobs("import torch", "import torch")
    queue, found = Queue([first, second]), []
    assert queue.take() == first
    waiting = threading.Thread(target=lambda: found.append(queue.take()))
    waiting.start()
    queue.done(first, 3.0)
    waiting.join(20)
    assert found == [second]


def test_who_waits_is_told_that_nothing_is_left(jobs):
    first, second = jobs("import torch", "import torch")
    queue, found = Queue([first, second]), []
    queue.take()
    waiting = threading.Thread(target=lambda: found.append(queue.take()))
    waiting.start()
    assert queue.clear() == [second]
    waiting.join(20)
    assert found == [None]
