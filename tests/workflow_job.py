"""The steps of a workflow's job, run here in their order, with their environments."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.workflow_artifacts import DOWNLOAD, UPLOAD, Artifacts
from tests.workflow_expressions import CONTEXT, holds, worked_out

ROOT = Path(__file__).parents[1]
WORKFLOWS = ROOT / ".github" / "workflows"
SUCCESS, FAILURE, SKIPPED = "success", "failure", "skipped"
SUMMARY = "summary"  # what stands in place of a step's name


@dataclass(frozen=True)
class Ran:
    """What became of a step: ``outcome`` is success, failure or skipped."""

    name: str
    outcome: str
    said: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Asked:
    """How steps are to run: in which folder; which, if not all; why others do not.

    ``environment`` stands for the machine; ``artifacts`` is where jobs leave theirs,
    which without it is skipped like all that actions do.
    """

    folder: Path
    only: Collection[str] = ()
    skip: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    artifacts: Artifacts | None = None


@dataclass(frozen=True)
class _Machine:
    """Where a step runs: its folder, its environment, what expressions stand for."""

    folder: Path
    environment: Mapping[str, str]
    known: Mapping[str, str]


def read_workflow(path: Path) -> dict[str, Any]:
    """A workflow as plain data; YAML takes its key ``on`` for a truth value."""
    facts = yaml.safe_load(path.read_text("utf-8"))
    facts["on"] = facts.pop(True)
    return dict(facts)


def run_job(
    path: Path,
    job: str,
    context: Mapping[str, str],
    asked: Asked,
) -> Iterator[Ran]:
    """Run the steps of a job, as the runner would on Linux.

    Raises:
        KeyError: there is no such job.
        UnknownError: an expression asks for what ``context`` does not say.
    """
    workflow = read_workflow(path)
    facts = workflow["jobs"][job]
    with tempfile.TemporaryDirectory() as place:
        known = {**CONTEXT, "runner.temp": place, **context}
        files = {"GITHUB_STEP_SUMMARY": "summary.md", "GITHUB_OUTPUT": "output"}
        given = {name: str(Path(place) / file) for name, file in files.items()}
        given |= {"RUNNER_TEMP": known["runner.temp"], "CI": "true"}
        given |= {"GITHUB_ACTIONS": "true", **asked.environment}
        for level in (workflow, facts):
            given |= _variables(level, known)
        machine, failed = _Machine(asked.folder, given, known), False
        for step in facts["steps"]:
            if asked.only and step.get("name") not in asked.only:
                continue
            ran = _run_step(step, machine, asked, failed)
            failed = failed or ran.outcome == FAILURE
            yield ran
        summary = Path(given["GITHUB_STEP_SUMMARY"])
        if summary.exists():
            yield Ran(SUMMARY, SUCCESS, summary.read_text("utf-8"))


def _run_step(
    step: dict[str, Any], machine: _Machine, asked: Asked, failed: bool
) -> Ran:
    what = step["uses"].partition("@")[0] if "uses" in step else step["run"]
    name = step.get("name", what.splitlines()[0])
    if not holds(str(step.get("if", "")), machine.known, failed):
        why = "a step before it failed" if failed else "its condition does not hold"
        return Ran(name, SKIPPED, why)
    if name in asked.skip:
        return Ran(name, SKIPPED, f"left out: {asked.skip[name]}")
    if "uses" in step:
        return _act(name, step, machine, asked.artifacts)
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    start = time.monotonic()
    run = subprocess.run(
        shell,
        cwd=machine.folder / step.get("working-directory", "."),
        env=os.environ | machine.environment | _variables(step, machine.known),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said = run.stdout.decode("utf-8", "backslashreplace")
    outcome = FAILURE if run.returncode else SUCCESS
    return Ran(name, outcome, said, time.monotonic() - start)


def _act(
    name: str, step: dict[str, Any], machine: _Machine, artifacts: Artifacts | None
) -> Ran:
    """What an action does: nothing here, but for artifacts."""
    action = step["uses"].partition("@")[0]
    act = {UPLOAD: Artifacts.upload, DOWNLOAD: Artifacts.download}.get(action)
    if artifacts is None or act is None:
        return Ran(name, SKIPPED, f"an action: {action}")
    known = machine.known
    facts = {key: worked_out(str(value), known) for key, value in step["with"].items()}
    good, said = act(artifacts, facts, machine.folder)
    return Ran(name, SUCCESS if good else FAILURE, said)


def _variables(level: dict[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    """The environment that a workflow, a job or a step gives."""
    given = level.get("env", {})
    return {name: worked_out(str(value), known) for name, value in given.items()}
