"""A build that is killed half-way leaves no program, and nothing that is half."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from paotong import containment
from tests.made import RIGHT, include
from tests.test_golden import CONFIG
from tests.test_run_ends import left

SLOW = "import time\ntime.sleep(614)\nprint(3)\n\n# Output:\n# 3\n\n# Timeout: 900\n"


@pytest.mark.skipif(sys.platform != "linux", reason="what dies with its parent")
def test_a_killed_build_leaves_no_program_and_the_next_runs_what_is_missing(
    make_project, runs
):
    if containment.containment() == containment.WEAK:
        pytest.skip("without a sandbox, what a killed build started lives on")
    page = include("quick.py") + include("slow.py")
    project = make_project(page, {"quick.py": RIGHT, "slow.py": SLOW})
    project.write("mkdocs.yml", CONFIG)
    project.write("theme/main.html", "{{ page.content }}\n")
    quick, slow = project.page().examples
    words = [sys.executable, "-m", "mkdocs", "build"]
    with subprocess.Popen(words, cwd=project.root, stderr=subprocess.PIPE) as build:
        deadline = time.monotonic() + 60
        while project.engine.why_run(quick) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert left("snippets/slow.py")
        build.send_signal(signal.SIGKILL)
    assert not left("snippets/slow.py")
    assert project.engine.verify(quick).good
    assert runs == []
    project.write("snippets/slow.py", SLOW.replace("614", "0"))
    assert project.engine.verify(project.page().examples[1]).good
    assert len(runs) == 1
    assert project.engine.why_run(slow).startswith("no run of it")
