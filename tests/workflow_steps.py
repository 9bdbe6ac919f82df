"""The workflows, run here: their jobs and steps in order, with their environments.

``python -m tests.workflow_steps checks lint`` runs the steps of the job ``lint`` in
``.github/workflows/checks.yml``; without a job, all of them run, each after those that
it needs; ``--all`` runs every workflow. What an action would do is skipped, but for
artifacts; ``gh`` is only told what it would be asked for. A table says at the end how
each job and step ended, and why what did not run did not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.machine import machine
from tests.small_clone import small_clone
from tests.workflow_artifacts import Artifacts
from tests.workflow_expressions import begun_by
from tests.workflow_job import (
    FAILURE,
    ROOT,
    SUMMARY,
    WORKFLOWS,
    Asked,
    Ran,
    read_workflow,
    run_job,
)
from tests.workflow_jobs import JobRan, Jobs, python_is_here

_MANY = {"action": "append", "default": []}
_OPTIONS: dict[str, dict[str, Any]] = {
    "--all": {"action": "store_true", "help": "run every workflow"},
    "--set": {
        **_MANY,
        "metavar": "NAME=VALUE",
        "help": "what an expression stands for, such as matrix.lane=3.11",
    },
    "--step": {**_MANY, "metavar": "NAME", "help": "of one job, run this step alone"},
    "--skip": {
        **_MANY,
        "metavar": "NAME=WHY",
        "help": "leave out the steps and jobs of this name, and say why",
    },
    "--installed": {
        "action": "store_true",
        "help": "take what is installed here in place of environments that nox makes",
    },
    "--small": {
        "action": "store_true",
        "help": "run the steps in a small clone, with our tools and three light pages",
    },
}


def main(arguments: list[str]) -> int:
    """Run what is asked for and say how each step ended; 1 if one failed."""
    parser = argparse.ArgumentParser("workflow_steps", description=__doc__)
    told = "a file in .github/workflows, without .yml"
    parser.add_argument("workflow", nargs="?", help=told)
    parser.add_argument("job", nargs="?", help="default: every job of the workflow")
    for name, facts in _OPTIONS.items():
        parser.add_argument(name, **facts)
    asked = parser.parse_args(arguments)
    if asked.all == bool(asked.workflow):
        parser.error("name a workflow, or give --all")
    with _machine(asked) as how:
        failed = _run_job(asked, how) if asked.job else _run_workflows(asked, how)
    return int(failed)


@contextmanager
def _machine(asked: argparse.Namespace) -> Iterator[Asked]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        environment = machine(folder / "bin", installed=asked.installed)
        artifacts = None if asked.job else Artifacts(folder / "artifacts")
        skip = _pairs(asked.skip)
        where = small_clone(folder / "clone") if asked.small else ROOT
        yield Asked(where, asked.step, skip, environment, artifacts)


def _run_job(asked: argparse.Namespace, how: Asked) -> bool:
    """Run the steps of one job; whether one failed."""
    path, failed = WORKFLOWS / f"{asked.workflow}.yml", False
    for step in run_job(path, asked.job, _context(path, asked), how):
        _tell(asked.job, step)
        failed = failed or step.outcome == FAILURE
    return failed


def _run_workflows(asked: argparse.Namespace, how: Asked) -> bool:
    """Run every job of a workflow, or of all; whether one failed."""
    # In the order of their names, checks is the first, and the others call it.
    names = sorted(each.stem for each in WORKFLOWS.glob("*.yml"))
    here = ".".join(map(str, sys.version_info[:2]))
    has_python = here.__eq__ if asked.installed else python_is_here
    ended: dict[str, str] = {}
    tables = []
    for name in names if asked.all else [asked.workflow]:
        path = WORKFLOWS / f"{name}.yml"
        context = _context(path, asked)
        jobs = Jobs(path, context, how, _tell, has_python, ended)
        ended[path.name] = jobs.run()
        tables.append(
            "\n".join([f"\n{path.name}: {ended[path.name]}", *table(jobs.ran)])
        )
    print(*tables, sep="\n")
    return FAILURE in ended.values()


def _context(path: Path, asked: argparse.Namespace) -> dict[str, str]:
    """What expressions of a workflow stand for, and its event."""
    return {**begun_by(read_workflow(path)["on"], _version()), **_pairs(asked.set)}


def _tell(job: str, ran: Ran) -> None:
    print(
        f"--- {job}: {ran.name}: {ran.outcome}", ran.said.rstrip(), sep="\n", flush=True
    )


def table(jobs: list[JobRan]) -> Iterator[str]:
    """A line for each job and step: how it ended, its seconds, why it did not run."""
    for job in jobs:
        name = f"{job.name} (on trial)" if job.trial else job.name
        yield _row(job.outcome, "", name, job.why)
        for step in job.steps:
            if step.name != SUMMARY:
                seconds = f"{step.seconds:.1f} s" if step.seconds else ""
                why = "" if step.seconds else step.said.strip()
                yield "  " + _row(step.outcome, seconds, f"  {step.name}", why)


def _row(outcome: str, seconds: str, name: str, why: str) -> str:
    return f"{outcome:8} {seconds:>8}  {name}{f'  [{why}]' if why else ''}"


def _pairs(given: list[str]) -> dict[str, str]:
    return dict(each.split("=", 1) for each in given)


def _version() -> str:
    facts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(facts["project"]["version"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
