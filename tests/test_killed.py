"""A build that is killed half-way leaves no program, and nothing that is half."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from paotong import containment
from tests.made import RIGHT, include
from tests.test_golden import CONFIG
from tests.test_run_ends import left, running

WORDS = {
    "build": ["mkdocs", "build"],
    "tests": ["pytest", "--markdown-docs", "docs", "-p", "no:cacheprovider"],
}
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
        assert left(str(project.root))
        build.send_signal(signal.SIGKILL)
    assert not left(str(project.root))
    assert project.engine.verify(quick).good
    assert runs == []
    project.write("snippets/slow.py", SLOW.replace("614", "0"))
    assert project.engine.verify(project.page().examples[1]).good
    assert len(runs) == 1
    assert project.engine.why_run(slow).startswith("no run of it")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM")
@pytest.mark.parametrize("what", WORDS)
def test_what_is_asked_to_end_ends_its_programs_without_a_sandbox_too(
    make_project, what, tmp_path
):
    project = make_project(include("slow.py"), {"slow.py": SLOW})
    project.write("mkdocs.yml", CONFIG)
    project.write("theme/main.html", "{{ page.content }}\n")
    (tmp_path / "no").mkdir()
    (tmp_path / "no" / "bwrap").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "no" / "bwrap").chmod(0o755)
    path = f"{tmp_path / 'no'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PAOTONG_CONTAINMENT": ""}
    words = [sys.executable, "-m", *WORDS[what]]
    slow = str(project.root / "snippets/slow.py")
    process = subprocess.Popen(
        words, cwd=project.root, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 60
        while not running(slow) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60)
        assert not left(str(project.root))
    finally:
        process.kill()
