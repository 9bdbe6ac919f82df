"""The jobs of a workflow, run here one after the other, each after those it needs.

A job of a matrix runs once for each of its values; a workflow that a job calls runs in
its place. What this machine has not (a system, a Python) is told, and stops nobody.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from tests.workflow_expressions import RESULTS, holds, worked_out
from tests.workflow_job import (
    FAILURE,
    SKIPPED,
    SUCCESS,
    SUMMARY,
    Asked,
    Ran,
    read_workflow,
    run_job,
)

ABSENT = "not here"
_SETUP_PYTHON = "actions/setup-python"


@dataclass(frozen=True)
class JobRan:
    """What became of a job: success, failure, skipped as on GitHub, or not here.

    ``trial`` tells whether its failure fails nothing else.
    """

    name: str
    outcome: str
    why: str = ""
    steps: tuple[Ran, ...] = ()
    trial: bool = False


@dataclass
class Jobs:
    """Runs the jobs of a workflow; each that has ended is in ``ran``, in order.

    ``tell`` hears of each step when it has ended, with the name of its job;
    ``has_python`` tells whether a version of Python is here; ``ended`` how workflows
    did that have run already, and are not run again where one is called.
    """

    path: Path
    context: Mapping[str, str]
    asked: Asked
    tell: Callable[[str, Ran], None]
    has_python: Callable[[str], bool]
    ended: Mapping[str, str] = field(default_factory=dict)
    above: str = ""
    ran: list[JobRan] = field(default_factory=list)

    def run(self) -> str:
        """Run them all; the outcome of the workflow."""
        jobs = read_workflow(self.path)["jobs"]
        results: dict[str, str] = {}
        for name in TopologicalSorter(
            {n: needed(j) for n, j in jobs.items()}
        ).static_order():
            results[name] = self._outcome(name, jobs[name], results)
        strict = [r for n, r in results.items() if not jobs[n].get("continue-on-error")]
        return FAILURE if FAILURE in strict else SUCCESS

    def _outcome(self, name: str, job: dict[str, Any], results: dict[str, str]) -> str:
        """Run a job, each of its matrix, or the workflow that it calls."""
        needs = {each: results[each] for each in needed(job)}
        stopped = [n for n, result in needs.items() if result != SUCCESS]
        known = {**self.context, RESULTS: " ".join(needs.values())}
        if not holds(str(job.get("if", "")), known, bool(stopped)):
            ended = ", ".join(f"{each} ended in {needs[each]}" for each in stopped)
            here = not stopped or {FAILURE, SKIPPED} & set(needs.values())
            outcome = SKIPPED if here else ABSENT
            return self._end(name, job, outcome, ended or "its condition does not hold")
        if name in self.asked.skip:
            why = f"left out: {self.asked.skip[name]}"
            return self._end(name, job, ABSENT, why)
        if "uses" in job:
            return self._call(name, job)
        outcomes = [
            self._run(name, job, {**known, **values}, values) for values in matrix(job)
        ]
        return next((o for o in (FAILURE, SUCCESS) if o in outcomes), outcomes[0])

    def _call(self, name: str, job: dict[str, Any]) -> str:
        file = Path(job["uses"]).name
        if file in self.ended:
            return self._end(name, job, self.ended[file], f"as {file} ended before")
        given = {f"inputs.{key}": _plain(v) for key, v in job.get("with", {}).items()}
        called = Jobs(
            self.path.with_name(file),
            {**self.context, **given},
            self.asked,
            self.tell,
            self.has_python,
            self.ended,
            f"{self.above}{name} / ",
            self.ran,
        )
        return called.run()

    def _run(
        self,
        name: str,
        job: dict[str, Any],
        known: Mapping[str, str],
        values: Mapping[str, str],
    ) -> str:
        first = next(iter(values.values()), "")
        title = f"{name} ({first})" if first else name
        if lacking := self._lacking(job, known):
            return self._end(title, job, ABSENT, lacking)
        steps = []
        for step in run_job(self.path, name, known, self.asked):
            self.tell(f"{self.above}{title}", step)
            steps.append(step)
        failed = [step.name for step in steps if step.outcome == FAILURE]
        done = [s for s in steps if s.outcome == SUCCESS and s.name != SUMMARY]
        if failed:
            return self._end(title, job, FAILURE, f"in: {failed[0]}", *steps)
        why = "" if done else "nothing of it is done here"
        return self._end(title, job, SUCCESS if done else ABSENT, why, *steps)

    def _end(
        self, name: str, job: dict[str, Any], outcome: str, why: str, *steps: Ran
    ) -> str:
        trial = bool(job.get("continue-on-error"))
        self.ran.append(JobRan(f"{self.above}{name}", outcome, why, steps, trial))
        return outcome

    def _lacking(self, job: dict[str, Any], known: Mapping[str, str]) -> str:
        """What a job asks for that this machine has not, empty if it has all."""
        system = worked_out(job["runs-on"], known)
        if not system.startswith("ubuntu"):
            return f"it asks for {system}"
        for step in job["steps"]:
            if step.get("uses", "").startswith(_SETUP_PYTHON):
                version = worked_out(step["with"]["python-version"], known)
                if not self.has_python(version):
                    return f"it asks for Python {version}"
        return ""


def needed(job: dict[str, Any]) -> list[str]:
    """The names of the jobs that have to end before ``job`` begins."""
    needs = job.get("needs", [])
    return [needs] if isinstance(needs, str) else list(needs)


def matrix(job: dict[str, Any]) -> Iterator[dict[str, str]]:
    """What expressions know of each run of a job: its values of the matrix, if any.

    Raises:
        ValueError: the matrix has several dimensions, which none of ours has.
    """
    facts = dict(job.get("strategy", {}).get("matrix", {}))
    listed = facts.pop("include", None)
    if len(facts) + (listed is not None) > 1:
        raise ValueError(f"a matrix of several dimensions: {', '.join(facts)}")
    rows = listed or [{key: v} for key, values in facts.items() for v in values] or [{}]
    for row in rows:
        yield {f"matrix.{key}": _plain(value) for key, value in row.items()}


def _plain(value: object) -> str:
    """A value of YAML as an expression writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def python_is_here(version: str) -> bool:
    """Whether a Python of this version, such as ``3.14t``, answers to its name."""
    program = shutil.which(f"python{version}")
    asks = [program or "", "--version"]
    return bool(program) and subprocess.run(asks, capture_output=True).returncode == 0
